/*
 * The colour scheme: the one the reader chose, else the one the device asks for. On <body> before the first paint: Material decides
 * what the device asks for only at the end of the page, with a white flash. The choice is kept where Material keeps it.
 */
"use strict";
{
  const device = matchMedia("(prefers-color-scheme: dark)");
  const button = document.querySelector("[data-td-dark]");
  const stored = __md_get("__palette");
  let chosen = stored && stored.color && stored.color.scheme;

  function show() {
    const scheme = chosen || (device.matches ? "slate" : "default");
    document.body.setAttribute("data-md-color-scheme", scheme);
    button.setAttribute("aria-pressed", String(scheme === "slate"));
  }

  button.addEventListener("click", () => {
    chosen = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
    __md_set("__palette", { color: { scheme: chosen } });
    show();
  });
  device.addEventListener("change", show);
  show();
}
