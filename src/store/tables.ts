/** The columns as they stand after the last migration. Instants are ISO 8601 in UTC, with milliseconds, so that text sorts. */
export interface StoreTables {
  readonly identity_decision: {
    readonly id: string;
    readonly object: "person" | "company";
    readonly verdict: "same" | "different";
    readonly decided_by: string;
    readonly decided_at: string;
    readonly reason: string | null;
    readonly revoked_by: string | null;
    readonly revoked_at: string | null;
    readonly revoked_reason: string | null;
  };
  readonly identity_decision_record: {
    readonly decision_id: string;
    /** Records of one side are held to be one; sides of a decision `different` are held apart. */
    readonly side: number;
    readonly record: string;
  };
  readonly entity_id: {
    readonly object: "person" | "company";
    readonly id: number;
    readonly record: string;
    readonly is_borne: number;
  };
}
