// Development only: asks which process answers, and reloads the page once it is another one.
let shown;
setInterval(async () => {
  const answer = await fetch("/_dev/process").catch(() => null);
  if (!answer?.ok) return;
  const answering = await answer.text();
  shown ??= answering;
  if (answering !== shown) location.reload();
}, 500);
