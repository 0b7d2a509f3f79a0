let localTime;
const inLocalTime = (at) => (localTime ??= new Intl.DateTimeFormat(document.documentElement.lang, {
  year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit",
  hourCycle: "h23", timeZoneName: "short",
})).format(at);
const tellLocalTimes = () => {
  for (const element of document.querySelectorAll("local-time")) {
    const at = new Date(element.getAttribute("at"));
    const text = at.getTimezoneOffset() ? inLocalTime(at) : "";
    if (element.textContent !== text) element.textContent = text;
  }
};
new MutationObserver(tellLocalTimes).observe(document.body, { subtree: true, childList: true, attributeFilter: ["at"] });
tellLocalTimes();
addEventListener("click", async ({ target }) => {
  const button = target.closest(".copy");
  if (!button) return;
  await navigator.clipboard.writeText(button.closest(".copyable").querySelector("code").textContent);
  button.textContent = button.dataset.copied;
});
// What changes something is sent once: marked, not disabled, as a disabled button would not be sent with its form.
addEventListener("submit", (event) => {
  const form = event.target;
  if ((event.submitter?.formMethod || form.method) !== "post") return;
  if (form.getAttribute("aria-busy") === "true") event.preventDefault();
  else form.setAttribute("aria-busy", "true");
});
// A page that comes back from the browser's memory can be sent again; the server knows the form.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) for (const form of document.querySelectorAll("form[aria-busy]")) form.removeAttribute("aria-busy");
});
const start = async () => {
  const app = await import("/pkg/JS_NAME");
  await app.default({ module_or_path: "/pkg/WASM_NAME" });
  app.hydrate();
  const begun = new WeakSet();
  const begin = async () => {
    for (const island of document.querySelectorAll("leptos-island")) {
      if (begun.has(island)) continue;
      begun.add(island);
      await app[island.dataset.component](island);
    }
  };
  await begin();
  // A part of the page that the server has rendered anew may have more of them.
  new MutationObserver(begin).observe(document.body, { subtree: true, childList: true });
  document.documentElement.dataset.hydrated = "";
};
addEventListener("load", () => "requestIdleCallback" in window ? requestIdleCallback(start, { timeout: 1000 }) : setTimeout(start));
