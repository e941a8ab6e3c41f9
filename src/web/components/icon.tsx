import { type IconName, iconShapes } from "./icon-shapes.ts";

export interface IconProps {
  readonly name: IconName;
  /** Stands after the words. */
  readonly isAtEnd?: boolean | undefined;
}

/** One icon beside its words, drawn in place: no second request, and repeated ones cost a few bytes after compression. */
export const Icon = ({ name, isAtEnd }: IconProps) => (
  <svg class={isAtEnd ? "i e" : "i"} viewBox="0 0 24 24" aria-hidden="true">
    <path d={iconShapes[name].d} />
  </svg>
);
