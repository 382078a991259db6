// A click on a heading sorts its table; what has no number stays at the end. Without this the tables are in the order of the report.
for (const table of document.querySelectorAll('.scroll table, .card')) {
  const body = table.tBodies[0];
  if (!body || body.rows.length < 3) continue;
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const key = row => {
      const number = row.cells[column].querySelector('data');
      return number ? Number(number.value) : row.cells[column].textContent.trim();
    };
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const falls = heading.ariaSort === 'ascending';
      headings.forEach(other => { other.ariaSort = null; });
      heading.ariaSort = falls ? 'descending' : 'ascending';
      const rows = [...body.rows].map(row => [key(row), row]);
      rows.sort(([a], [b]) => {
        if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
        const order = typeof a === 'number' ? a - b : a.localeCompare(b, document.documentElement.lang);
        return falls ? -order : order;
      });
      body.append(...rows.map(([, row]) => row));
    });
  });
}
