import { createSocket } from "node:dgram";
import { once } from "node:events";

/** What a domain has: mail servers by name (an empty name takes none), addresses; nothing is sent back for `silent`. */
export interface Zone {
  readonly mail?: readonly string[];
  readonly addresses?: readonly string[];
  readonly isSilent?: boolean;
}

const types = { a: 1, mx: 15 } as const;
const [noError, noSuchName] = [0, 3];

/** A name server on this machine, over UDP (RFC 1035), for the domains given. */
export async function openNameServer(zones: Readonly<Record<string, Zone>>) {
  const socket = createSocket("udp4");
  const asked: string[] = [];
  socket.on("message", (query, { port, address }) => {
    const { domain, type, end } = readQuestion(query);
    asked.push(domain);
    const zone = zones[domain];
    if (zone?.isSilent) return;
    const records =
      type === types.mx
        ? (zone?.mail ?? []).map(mxData)
        : type === types.a
          ? (zone?.addresses ?? []).map(aData)
          : [];
    const answers = records.map((data) => record(type, data));
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(0x8180 | (zone ? noError : noSuchName), 2);
    header.writeUInt16BE(answers.length, 6);
    header.writeUInt32BE(0, 8);
    socket.send(Buffer.concat([header, query.subarray(12, end), ...answers]), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}

function readQuestion(query: Buffer) {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { domain: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** The name of the question (a pointer to it), class IN, a minute to live. */
function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function mxData(exchange: string): Buffer {
  const labels = exchange
    .split(".")
    .filter(Boolean)
    .map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`));
  return Buffer.concat([Buffer.from([0, 10]), ...labels, Buffer.from([0])]);
}

function aData(address: string): Buffer {
  return Buffer.from(address.split(".").map(Number));
}
