const PAUSE = 120; // milliseconds without a key before asking
const SHORTEST = 2; // letters

/**
 * Results under the search box of the header while somebody types: a combobox with a list (WAI-ARIA 1.2).
 * Without us the box is an ordinary form that leads to the search page, as Enter does with us.
 */
export function quickSearch(root) {
  const input = root.querySelector("[data-quick-search]");
  if (!input) return;
  const list = root.getElementById("quick-results");
  const status = list.parentElement.querySelector("[role=status]");
  let timer, asking, active = -1, asked = "";

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  const options = () => [...list.children];

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  }

  function mark(index) {
    active = index;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options()[index].id);
    options()[index].scrollIntoView({ block: "nearest" });
  }

  function show(results) {
    list.replaceChildren(...results.map(option));
    list.hidden = !results.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = results.length ? `${results.length} ${status.dataset.some}` : status.dataset.none;
    mark(-1);
  }

  function option(result, index) {
    const item = root.createElement("li");
    item.id = `quick-result-${index}`;
    item.setAttribute("role", "option");
    item.dataset.url = result.url;
    const title = root.createElement("span");
    title.className = "quick-title";
    title.textContent = result.title;
    const place = root.createElement("span");
    place.className = "quick-place";
    place.textContent = [result.kind, result.place].filter(Boolean).join(" · ");
    item.append(title, " ", place);
    return item;
  }

  async function ask() {
    const text = input.value.trim();
    if (text.length < SHORTEST) return close();
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.quickSearch}?q=${encodeURIComponent(text)}`, {
        headers: { Accept: "application/json" },
        signal: asking.signal,
      });
      if (!answer.ok) return close();
      const { results } = await answer.json();
      asked = text;
      if (root.activeElement === input) show(results);
    } catch {
      // Typed on meanwhile, or no network: the form still works.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("focus", () => {
    if (options().length && asked === input.value.trim()) reopen();
  });
  function reopen() {
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (last < 0) return;
      event.preventDefault();
      if (!open) reopen();
      const down = event.key === "ArrowDown";
      mark(down ? (active < last ? active + 1 : 0) : active > 0 ? active - 1 : last);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      root.location.assign(options()[active].dataset.url);
    }
  });
  // The box keeps the focus while an option is clicked, so that the list does not close first.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]");
    if (chosen) root.location.assign(chosen.dataset.url);
  });
  input.addEventListener("blur", close);
}
