// All addresses are relative to the page's own, which a proxy may have put anywhere.
const below = (path) => new URL(path, location.href.split(/[?#]/)[0]).href;

document.addEventListener("DOMContentLoaded", () => {
  const { dataset } = document.querySelector(".textual-terminal");
  dataset.sessionWebsocketUrl = below(`ws/${dataset.token}`).replace(/^http/, "ws");
});

// The terminal's own script asks for downloads at the root.
const open = window.open;
window.open = (address, ...more) => {
  const root = `${location.origin}/download/`;
  const isOurs = String(address).startsWith(root);
  return open.call(window, isOurs ? below(`download/${address.slice(root.length)}`) : address, ...more);
};

// The keyboard is the room's from its first screen on: nobody has to click into it.
new MutationObserver((_, watch) => {
  if (!document.body.classList.contains("-first-byte")) return;
  watch.disconnect();
  document.querySelector(".xterm-helper-textarea")?.focus();
}).observe(document.documentElement, { subtree: true, attributeFilter: ["class"] });
