/*
 * Puts the colour scheme on <body> before the first paint: the one the reader chose, else the one the device asks for. Material
 * does the first inline (partials/javascripts/palette.html) and the second only at the end of the page, with a white flash.
 */
"use strict";
{
  const stored = __md_get("__palette");
  const wanted = [...document.querySelectorAll("[data-md-component=palette] input")].find(
    (option) => matchMedia(option.dataset.mdColorMedia).matches
  );
  const color = (stored && stored.color) || (wanted && { scheme: wanted.dataset.mdColorScheme });
  for (const [key, value] of Object.entries(color || {})) {
    document.body.setAttribute("data-md-color-" + key, value);
  }
}
