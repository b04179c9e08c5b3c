// The desk's one shared script: what a change did is announced in the status region, outside whatever was swapped.
document.addEventListener("announce", (event) => {
  const region = document.getElementById("announcement");
  if (region) region.textContent = event.detail.text;
});

// An answer that is no answer (the network, a 500) is announced too: silence would read as success.
for (const name of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(name, () => {
    const region = document.getElementById("announcement");
    if (region) region.textContent = document.body.dataset.failed;
  });
}
