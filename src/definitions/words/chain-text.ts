interface Link {
  readonly id: string;
  readonly place?: string;
}

/** `a (definitions/a.yaml:3) → b (definitions/b.yaml:7) → a`: where it closes, the place was said. */
export function chainText(chain: readonly Link[]): string {
  return chain
    .map(({ id, place }, index) =>
      place === undefined || index === chain.length - 1 ? id : `${id} (${place})`,
    )
    .join(" → ");
}
