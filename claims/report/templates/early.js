// Before anything is shown: that scripts run, and the colours chosen on an earlier visit.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("check-claims.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch { /* a browser may keep nothing for files */ }
})();
