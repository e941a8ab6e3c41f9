import type { Indicator } from "../contract/edition.ts";
import { alignLevels, type CompiledEdition } from "./compile-edition.ts";
import { isRawObject, type ProblemList, placeIn } from "./problems.ts";

/** Reads `{"16":1,…}` for one aspect; notes unknown indicators and levels out of range, which then count 0. */
export function readLevels(
  compiled: CompiledEdition,
  aspect: Indicator["aspect"],
  raw: unknown,
  path: string,
  problems: ProblemList,
): Uint8Array {
  const places = aspect === "SPD" ? compiled.governancePlace : compiled.innovationPlace;
  if (!isRawObject(raw)) {
    problems.add(path, "input.shape", "object", raw);
    return new Uint8Array(places.size);
  }
  const sound: [string, number][] = [];
  for (const [code, level] of Object.entries(raw)) {
    if (!places.has(code)) {
      problems.add(placeIn(path, code), "indicator.unknown", `a ${aspect} indicator of edition ${compiled.name}`, code);
    } else if (typeof level === "number" && Number.isInteger(level) && level >= 0 && level <= compiled.parameterMax) {
      sound.push([code, level]);
    } else {
      problems.add(placeIn(path, code), "level.out-of-range", `0..${compiled.parameterMax}`, level);
    }
  }
  return alignLevels(compiled, aspect, sound);
}
