// Waits until JupyterLab is there, says so if it takes long, and says what to do if it fails.

const line = document.getElementById("starting");
const slow = setTimeout(() => {
  line.textContent = line.dataset.long;
}, 12_000);
const news = new EventSource(line.dataset.progress);

news.onmessage = ({ data }) => {
  const { ready, failed } = JSON.parse(data);
  if (!ready && !failed) return;
  clearTimeout(slow);
  news.close();
  if (ready) location.reload();
  else {
    line.textContent = line.dataset.failed;
    document.getElementById("again").hidden = false;
  }
};
