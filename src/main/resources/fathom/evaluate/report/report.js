"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const metrics = Object.keys(data.formulas);
  const colours = ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"];
  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const number = value => {
    if (value === null || value === undefined || Number.isNaN(value)) return "–";
    const size = Math.abs(value);
    if (size !== 0 && (size >= 1e5 || size < 1e-3)) return value.toExponential(2);
    return size >= 100 ? value.toFixed(1) : size >= 10 ? value.toFixed(2) : value.toFixed(4);
  };

  // columns: {title, value(row), word, long, text(row), small(row), best(row)}
  const table = (place, columns, rows) => {
    let sorted = -1;
    let ascending = true;
    const draw = () => {
      const made = element("table");
      const head = made.createTHead().insertRow();
      columns.forEach((column, i) => {
        const cell = element("th", undefined, column.word ? "word" : "");
        cell.setAttribute("aria-sort", i === sorted ? (ascending ? "ascending" : "descending") : "none");
        const button = element("button", column.title);
        if (column.hint) button.title = column.hint;
        button.append(element("span", i === sorted ? (ascending ? " ▲" : " ▼") : "", "arrow"));
        button.onclick = () => {
          ascending = i === sorted ? !ascending : true;
          sorted = i;
          draw();
          place.querySelectorAll("th button")[i].focus(); // the table is a new one
        };
        cell.append(button);
        head.append(cell);
      });
      const order = [...rows];
      if (sorted >= 0) {
        const value = columns[sorted].value;
        order.sort((a, b) => {
          const x = value(a), y = value(b);
          if (x === null || x === undefined) return 1;
          if (y === null || y === undefined) return -1;
          const less = typeof x === "string" ? x.localeCompare(y) : x - y;
          return ascending ? less : -less;
        });
      }
      const body = made.createTBody();
      for (const row of order) {
        const line = body.insertRow();
        for (const column of columns) {
          const cell = line.insertCell();
          cell.className = (column.word ? "word" : "") + (column.long ? " long" : "") + (column.best && column.best(row) ? " best" : "");
          cell.textContent = column.text ? column.text(row) : column.word ? String(column.value(row) ?? "–") : number(column.value(row));
          const small = column.small && column.small(row);
          if (small) cell.append(element("small", small));
        }
      }
      place.replaceChildren(made);
    };
    draw();
  };
  const at = id => document.getElementById(id);

  at("facts").textContent = `${data.dataset}: ${data.images} images, ${data.layout}. ${data.notes.join(". ")}`;
  at("software").textContent = `Fathom ${data.fathom}, ${data.runtime}, ${data.created}`;

  const best = metric => {
    const values = data.models.map(model => model.mean[metric]).filter(value => value !== null);
    return data.formulas[metric].largerIsBetter ? Math.max(...values) : Math.min(...values);
  };
  const meanColumns = [
    { title: "model", word: true, value: model => model.model },
    { title: "kind", word: true, value: model => model.kind },
    { title: "alignment", word: true, value: model => model.alignment },
    { title: "images", value: model => model.scored, text: model => String(model.scored) },
    ...metrics.map(metric => ({
      title: metric + (data.formulas[metric].largerIsBetter ? " ↑" : " ↓"),
      hint: data.formulas[metric].formula,
      value: model => model.mean[metric],
      best: model => data.models.length > 1 && model.mean[metric] === best(metric),
      small: model => model.interval95[metric] && model.interval95[metric].map(number).join(" – "),
    })),
    { title: "ms", value: model => model.medianMs, text: model => model.medianMs === null ? "–" : model.medianMs.toFixed(0) },
    { title: "MB", value: model => model.peakResidentMb, text: model => model.peakResidentMb === null ? "–" : model.peakResidentMb.toFixed(0) },
  ];
  table(at("means"), meanColumns, data.models);

  const ink = getComputedStyle(document.body).getPropertyValue("--ink");
  const line = getComputedStyle(document.body).getPropertyValue("--line");
  Chart.defaults.color = ink;
  Chart.defaults.borderColor = line;
  Chart.defaults.font.family = "system-ui, sans-serif";
  Chart.defaults.animation = false;
  for (const id of ["boxMetric", "costMetric"]) {
    for (const metric of metrics) at(id).append(new Option(metric, metric));
  }
  at("costMetric").value = "delta1";

  let boxes;
  const drawBoxes = () => {
    const metric = at("boxMetric").value;
    if (boxes) boxes.destroy();
    const of = model => data.results.filter(r => r.model === model && r[metric] !== null).map(r => r[metric]);
    boxes = new Chart(at("boxes"), {
      type: "boxplot",
      data: {
        labels: data.models.map(model => model.model),
        datasets: [{
          label: metric,
          data: data.models.map(model => of(model.model)),
          backgroundColor: data.models.map((_, i) => colours[i % colours.length] + "55"),
          borderColor: data.models.map((_, i) => colours[i % colours.length]),
          borderWidth: 1.5, outlierRadius: 2, itemRadius: 0, maxBarThickness: 90,
        }],
      },
      options: {
        maintainAspectRatio: false,
        plugins: { legend: { display: false } },
        scales: { y: { title: { display: true, text: metric } } },
      },
    });
  };
  at("boxMetric").onchange = drawBoxes;
  drawBoxes();

  let tradeoff;
  const drawTradeoff = () => {
    const metric = at("costMetric").value;
    const cost = at("cost").value;
    if (tradeoff) tradeoff.destroy();
    tradeoff = new Chart(at("tradeoff"), {
      type: "scatter",
      data: {
        datasets: data.models.filter(m => m.mean[metric] !== null && m[cost] !== null).map(model => ({
          label: model.model,
          data: [{ x: model[cost], y: model.mean[metric] }],
          backgroundColor: colours[data.models.indexOf(model) % colours.length],
          pointRadius: 7, pointHoverRadius: 9,
        })),
      },
      options: {
        maintainAspectRatio: false,
        plugins: { legend: { position: "bottom" } },
        scales: {
          x: { beginAtZero: true, title: { display: true, text: cost === "medianMs" ? "median time in ms" : "peak memory of the process in MB" } },
          y: { reverse: !data.formulas[metric].largerIsBetter, title: { display: true, text: metric + (data.formulas[metric].largerIsBetter ? "" : " (smaller is better, axis turned)") } },
        },
      },
    });
  };
  at("costMetric").onchange = drawTradeoff;
  at("cost").onchange = drawTradeoff;
  drawTradeoff();

  if (data.comparisons.length) {
    table(at("comparisons"), [
      { title: "first", word: true, value: c => c.first },
      { title: "second", word: true, value: c => c.second },
      { title: "metric", word: true, value: c => c.metric },
      { title: "first − second", value: c => c.meanDifference },
      { title: "images", value: c => c.images, text: c => String(c.images) },
      { title: "p", value: c => c.pValue },
      { title: "", word: true, value: c => c.pValue === null ? "" : c.pValue < 0.05 ? "differ (p < 0.05)" : "no difference shown" },
    ], data.comparisons);
  } else at("comparisonSection").hidden = true;

  for (const shown of data.worst) {
    const box = element("div", undefined, "case");
    box.append(element("p", `${shown.model}, ${shown.image}: AbsRel ${number(shown.absRel)}, δ1 ${number(shown.delta1)}`));
    const pictures = element("div", undefined, "pictures");
    for (const picture of shown.pictures) {
      const figure = element("figure");
      const image = element("img");
      image.src = "data:image/png;base64," + picture.pngBase64;
      image.alt = `${picture.title} of ${shown.image}`;
      figure.append(image, element("figcaption", picture.title));
      pictures.append(figure);
    }
    box.append(pictures);
    at("worst").append(box);
  }
  at("worstSection").hidden = data.worst.length === 0;

  if (data.skipped.length) {
    table(at("skipped"), [
      { title: "image", word: true, value: s => s.image },
      { title: "why", word: true, value: s => s.reason },
    ], data.skipped);
  } else at("skippedSection").hidden = true;

  const shownRows = data.results.slice(0, data.mostImageRows);
  at("imagesHint").textContent = data.results.length > shownRows.length
    ? `The first ${shownRows.length} of ${data.results.length} rows; the CSV has all.` : "";
  table(at("images"), [
    { title: "image", word: true, value: r => r.image },
    { title: "model", word: true, value: r => r.model },
    ...metrics.map(metric => ({ title: metric, value: r => r[metric] })),
    { title: "valid pixels", value: r => r.validPixels, text: r => String(r.validPixels) },
    { title: "scale", value: r => r.scale },
    { title: "shift", value: r => r.shift },
    { title: "ms", value: r => r.ms, text: r => r.ms.toFixed(0) },
  ], shownRows);

  at("latex").textContent = data.latex.join("\n");
  const shape = value => value === null || typeof value !== "object" ? String(value ?? "–") : JSON.stringify(value);
  const keys = ["model", "name", "modelSha256", "recipe", "protocol", "minDepthM", "maxDepthM", "crop", "kbCrop", "alignment", "estimator"];
  table(at("provenance"), keys.map(key => ({ title: key, word: true, long: key === "recipe", value: model => shape(model[key]) })), data.models);
  table(at("formulas"), [
    { title: "metric", word: true, value: m => m },
    { title: "formula", word: true, value: m => data.formulas[m].formula },
    { title: "as in", word: true, value: m => data.formulas[m].source },
  ], metrics);
})();
