(() => {
  const status = document.getElementById('status'), form = document.getElementById('add');
  const busy = () => { status.textContent = status.dataset.busy; document.body.setAttribute('aria-busy', 'true'); };
  document.addEventListener('submit', event => {
    let size = 0;
    for (const input of event.target.querySelectorAll('input[type=file]')) for (const file of input.files) size += file.size;
    if (size > +status.dataset.most) { event.preventDefault(); status.textContent = status.dataset.tooLarge; return; }
    busy();
  });
  addEventListener('pageshow', () => { if (!document.body.hasAttribute('aria-busy')) return; document.body.removeAttribute('aria-busy'); status.textContent = ''; });
  if (!form) return;
  const files = (entry, into) => new Promise(done => {
    if (entry.isFile) return entry.file(file => { into.items.add(file); done(); }, done);
    const reader = entry.createReader(), all = [];
    const more = () => reader.readEntries(async some => {
      if (some.length) { all.push(...some); return more(); }
      for (const inner of all) await files(inner, into);
      done();
    }, done);
    more();
  });
  document.addEventListener('dragover', event => { event.preventDefault(); document.body.classList.add('dropping'); });
  document.addEventListener('dragleave', () => document.body.classList.remove('dropping'));
  document.addEventListener('drop', async event => {
    event.preventDefault();
    document.body.classList.remove('dropping');
    const into = new DataTransfer();
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    if (entries.length) for (const entry of entries) await files(entry, into);
    else for (const file of event.dataTransfer.files) into.items.add(file);
    if (!into.files.length) return;
    form.querySelector('input[type=file]').files = into.files;
    form.requestSubmit();
  });
})();
