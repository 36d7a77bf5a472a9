// Thousands in groups, as readers expect them.

/** A decimal in groups of thousands; what is no plain decimal stays as it is, without the locale of any machine. @internal */
export function grouped(value: string | number): string {
  const text = String(value);
  const found = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (found === null) return text;
  const [, sign, whole, rest = ""] = found;
  return `${sign}${whole!.replace(/\B(?=(?:\d{3})+$)/g, ",")}${rest}`;
}
