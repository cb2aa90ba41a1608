/* Material's helpers around localStorage (its partials/javascripts/base.html), which its bundle expects as globals. */
"use strict";
// Material's bundle does this when the page has been painted already: what stands there for want of scripts would jump away.
document.documentElement.classList.replace("no-js", "js");
var __md_scope = new URL(document.currentScript.dataset.base, location);
var __md_hash = (text) => [...text].reduce((hash, char) => (hash << 5) - hash + char.charCodeAt(0), 0);
var __md_get = (key, storage, scope = __md_scope) => {
  try {
    return JSON.parse((storage || localStorage).getItem(scope.pathname + "." + key));
  } catch {
    return null; // storage is switched off, or holds something else
  }
};
var __md_set = (key, value, storage, scope = __md_scope) => {
  try {
    (storage || localStorage).setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    // storage is full or switched off: the choice holds for this page only
  }
};
