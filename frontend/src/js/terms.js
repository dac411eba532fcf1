/**
 * Explanations of terms, by WCAG 1.4.13: shown by pointer, keyboard and touch, they stay while the pointer is on them
 * and go by Escape. Without us the term is a link to the glossary; screen readers read the explanation in any case.
 */
export function explainTerms(root) {
  let open = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    if (open) open.querySelector(".term-note").hidden = true;
    open = null;
  };
  const show = (term) => {
    clearTimeout(timer);
    if (open === term) return;
    hide();
    const note = term.querySelector(".term-note");
    note.style.left = "0";
    note.hidden = false;
    const over = note.getBoundingClientRect().right - root.documentElement.clientWidth + 8;
    if (over > 0) note.style.left = `${-over}px`;
    open = term;
  };

  for (const term of root.querySelectorAll(".term")) {
    const link = term.querySelector("a");
    let firstTouch = false;
    term.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "touch") show(term);
    });
    term.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch" && root.activeElement !== link) timer = setTimeout(hide, 250);
    });
    link.addEventListener("focus", () => show(term));
    link.addEventListener("blur", hide);
    link.addEventListener("pointerdown", (event) => {
      firstTouch = event.pointerType === "touch" && open !== term;
    });
    // The first touch explains, the second one opens the glossary.
    link.addEventListener("click", (event) => {
      if (!firstTouch) return;
      event.preventDefault();
      firstTouch = false;
      show(term);
    });
  }
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  root.addEventListener("pointerdown", (event) => {
    if (open && !open.contains(event.target)) hide();
  });
}
