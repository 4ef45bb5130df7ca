/** What an id may be. */
export const idPattern = /^[a-z][a-z0-9_]{0,79}$/u;
