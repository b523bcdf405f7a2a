/** The measure that figures of the browser are compared with. @module */
import { G, ORDER, times } from "../src/protocol/group";

const WARM = 50;
const MEASURED = 200;

/** Milliseconds of one multiplication of a point that is new each time by a scalar of 256 bits. */
export function multiplication(): number {
  const run = (count: number, from: number): number => {
    const points = Array.from({ length: count }, (_, i) => times(G, BigInt(from + i)));
    const start = performance.now();
    points.forEach((point, i) => times(point, ORDER - BigInt(from + i)));
    return (performance.now() - start) / count;
  };
  run(WARM, 2);
  return run(MEASURED, 1_000);
}
