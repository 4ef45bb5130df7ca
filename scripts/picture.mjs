// Draws what a command prints, colours included, as an SVG: node scripts/picture.mjs OUT.svg -- ARGUMENTS
// The picture of the README: npm run demo, then
//   node scripts/picture.mjs docs/images/scorecard.svg -- scorecard --workspace demo --section acquisition,cost --lang en
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { prepare } from "./prepare.mjs";
import { root } from "./root.mjs";

const [out, separator, ...given] = process.argv.slice(2);
if (separator !== "--" || given.length === 0) {
  console.error("node scripts/picture.mjs OUT.svg -- ARGUMENTS");
  process.exit(2);
}
if (!(await prepare())) process.exit(1);
const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, "dist/cli/main.js"), ...given], {
  encoding: "utf8",
  env: { ...process.env, FORCE_COLOR: "1" },
});
if (status !== 0) {
  console.error(stderr);
  process.exit(1);
}
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, drawn(stdout.trimEnd().split("\n"), given));

function drawn(lines, argv) {
  const [cell, line, margin] = [8.4, 19, 18];
  const command = `entente ${argv.filter(isWorthShowing).join(" ")}`;
  const shown = [`\u001b[2m$\u001b[22m ${command}`, "", ...lines];
  const columns = Math.max(...shown.map((text) => visible(text).length));
  const size = { x: Math.ceil(columns * cell + 2 * margin), y: shown.length * line + 2 * margin };
  const rows = shown.map(
    (text, index) =>
      `<text x="${margin}" y="${Math.round(margin + (index + 0.8) * line)}">${spans(text)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.x} ${size.y}" width="${size.x}" role="img" xml:space="preserve" aria-label="A terminal that shows: ${escaped(command)}">
<style>
  text { font: 14px ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; fill: #d7dde5; white-space: pre; }
  .strong { font-weight: 700; fill: #ffffff; } .dim { fill: #7d8896; } .good { fill: #5fd38d; } .bad { fill: #ff7b72; } .warning { fill: #e3b341; }
</style>
<rect width="100%" height="100%" rx="10" fill="#12161c"/>
${rows.join("\n")}
</svg>
`;
}

/** `--workspace demo` is the picture's business, not the reader's. */
function isWorthShowing(argument, index, argv) {
  return (
    !["--workspace", "--lang"].includes(argument) && !["--workspace", "--lang"].includes(argv[index - 1])
  );
}

function visible(text) {
  return text
    .split("\u001b[")
    .map((piece, index) => (index === 0 ? piece : piece.slice(piece.indexOf("m") + 1)))
    .join("");
}

function spans(text) {
  const classes = { 1: "strong", 2: "dim", 31: "bad", 32: "good", 33: "warning" };
  const [plain = "", ...painted] = text.split("\u001b[");
  const pieces = painted.map((piece) => {
    const end = piece.indexOf("m");
    const [code, shown] = [piece.slice(0, end), piece.slice(end + 1)];
    if (shown === "" || classes[code] === undefined) return escaped(shown);
    return `<tspan class="${classes[code]}">${escaped(shown)}</tspan>`;
  });
  return escaped(plain) + pieces.join("");
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
