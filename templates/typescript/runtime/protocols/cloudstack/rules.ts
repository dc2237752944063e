/** Rules about two parameters: why the first cannot be sent, or false. */

/** Gets whether the second is sent, and its name. */
export type Rule = (isOther: boolean, other: string) => string | false;

export const excludes: Rule = (isOther, other) => isOther && `excludes \`${other}\``;

export const requires: Rule = (isOther, other) => !isOther && `requires \`${other}\``;
