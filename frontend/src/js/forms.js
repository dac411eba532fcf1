/** Lead a reader to what went wrong, and do not let an impatient second click send a form twice. */
export function guardForms(root) {
  const summary = root.querySelector("[data-error-summary]");
  const invalid = root.querySelector(".is-invalid, .field.error :is(input, select, textarea):not([type=hidden])");
  (summary ?? invalid)?.focus();

  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  // A page taken back from the browser's memory may be sent again.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of root.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
}
