// The keyboard is the room's from its first screen on: nobody has to click into it.
new MutationObserver((_, watch) => {
  if (!document.body.classList.contains("-first-byte")) return;
  watch.disconnect();
  document.querySelector(".xterm-helper-textarea")?.focus();
}).observe(document.documentElement, { subtree: true, attributeFilter: ["class"] });
