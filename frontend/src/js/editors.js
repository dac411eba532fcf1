/** Give the frame of each text editor the name of its field; the editor leaves it without one. */
export function nameEditors(root) {
  if (!root.querySelector("textarea.pat-tinymce")) return;
  const name = () => {
    for (const frame of root.querySelectorAll("iframe.tox-edit-area__iframe:not([title])")) {
      const label = root.querySelector(`label[for="${CSS.escape(frame.id.replace(/_ifr$/, ""))}"]`);
      if (label) frame.title = label.textContent.trim();
    }
  };
  new MutationObserver(name).observe(root.body, { childList: true, subtree: true });
  name();
}
