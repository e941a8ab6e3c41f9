/** The cut diamond, our own drawing. */
export const BrandMark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <path class="mark-t" d="M8 4h16l7 9-15 16L1 13z" />
    <path class="mark-p" fill-opacity=".2" d="M8 4l3 9H1zM24 4l-3 9h10zM11 13h10l-5 16z" />
    <path class="mark-p" fill-opacity=".38" d="M16 4l5 9H11z" />
    <path class="mark-g" d="M21 13h10L16 29z" />
    <path class="mark-l" d="M1 13h30M8 4l3 9 5 16 5-16 3-9M11 13l5-9 5 9" />
  </svg>
);

/** The diamond as a bare outline, for empty places. */
export const DiamondOutline = () => (
  <svg class="gem" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M8 4h16l7 9-15 16L1 13zM1 13h30M8 4l3 9 5 16 5-16 3-9M11 13l5-9 5 9" />
  </svg>
);
