// Tells the place as it changes. The page loads itself anew at each change of state, so that there is one text of each.
const place = document.getElementById("place");
const stream = new EventSource(place.dataset.stream);
let state;
stream.addEventListener("place", (event) => {
  const now = JSON.parse(event.data);
  if (state !== undefined && now.state !== state) {
    stream.close();
    location.reload();
    return;
  }
  state = now.state;
  if (state === "waiting") {
    const minutes = Math.ceil(now.estimateSeconds / 60);
    const when = now.estimateSeconds < 60 ? "in less than a minute" : `in about ${minutes} min`;
    const text = `You are number ${now.position} in the line. Your turn comes ${when}.`;
    // Screen readers read out what changes: only what is new.
    if (place.textContent !== text) place.textContent = text;
  }
});
