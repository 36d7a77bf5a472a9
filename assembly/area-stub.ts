export function bandOf(latDeg: f64): f64 { return latDeg; }
export function edgeBand(a: f64, b: f64, c: f64, d: f64, band0: f64): f64 { return -(c - a) * ((b + d) * 0.5 - band0); }
