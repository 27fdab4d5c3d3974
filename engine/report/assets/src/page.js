// The report as a page: draws its charts, changes the language, saves charts as files, opens everything for print.
import {drawingOf, init, svgOf} from './charts.js';

const kPrintWidth = 660;
const kFileWidth = 1000;
const kPngScale = 2;

export function startPage(report) {
    const root = document.documentElement;
    const darkness = window.matchMedia('(prefers-color-scheme: dark)');
    const views = [];
    let isPrinting = false;

    const language = () => root.lang;
    const theme = () => (darkness.matches && !isPrinting ? 'dark' : 'light');

    function draw(view) {
        const width = isPrinting ? kPrintWidth : view.place.clientWidth;
        if (width === 0) return;
        const drawing = drawingOf(report, view.chart, {language: language(), theme: theme(), width, column: view.column?.value, isWhole: view.whole?.checked});
        view.place.style.height = `${drawing.height}px`;
        view.instance ??= init(view.place, null, {renderer: 'svg', width, height: drawing.height});
        view.instance.resize({width, height: drawing.height});
        view.instance.setOption(drawing.option, {notMerge: true});
        view.pointer = drawing.pointer;
        view.width = width;
    }
    const drawAll = () => views.forEach(draw);

    function speak(chosen) {
        root.lang = chosen;
        document.title = report.title[chosen];
        for (const button of document.querySelectorAll('[data-language]')) {
            button.setAttribute('aria-pressed', String(button.dataset.language === chosen));
        }
        for (const option of document.querySelectorAll('option[data-en]')) option.textContent = option.dataset[chosen];
        for (const named of document.querySelectorAll('[data-label-en]')) {
            named.setAttribute('aria-label', chosen === 'fr' ? named.dataset.labelFr : named.dataset.labelEn);
        }
        drawAll();
    }

    function save(blob, name) {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(blob);
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }

    function saveChart(view, type) {
        const svg = svgOf(report, view.chart, {language: language(), theme: 'light', width: kFileWidth, column: view.column?.value, isWhole: view.whole?.checked});
        const name = `${report.name}-${view.id}.${type}`;
        const blob = new Blob([svg], {type: 'image/svg+xml'});
        if (type === 'svg') {
            save(blob, name);
            return;
        }
        const image = new Image();
        const address = URL.createObjectURL(blob);
        image.onload = () => {
            const canvas = document.createElement('canvas');
            canvas.width = image.width * kPngScale;
            canvas.height = image.height * kPngScale;
            canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
            URL.revokeObjectURL(address);
            canvas.toBlob((png) => save(png, name), 'image/png');
        };
        image.src = address;
    }

    // Left and right walk along the time axis, Escape leaves it.
    function walk(view, event) {
        if (!view.pointer) return;
        const {first, last} = view.pointer;
        const step = {ArrowLeft: -1, ArrowRight: 1, PageUp: -24, PageDown: 24}[event.key];
        if (event.key === 'Escape') view.instance.dispatchAction({type: 'hideTip'});
        if (step === undefined) return;
        event.preventDefault();
        view.position = Math.min(last, Math.max(first, (view.position ?? first - 1) + step));
        view.instance.dispatchAction({type: 'showTip', seriesIndex: 2, dataIndex: view.position});
    }

    for (const figure of document.querySelectorAll('figure[data-chart]')) {
        const id = figure.dataset.chart;
        const view = {id, chart: report.charts[id], place: figure.querySelector('.chart'), column: figure.querySelector('select'), whole: figure.querySelector('input')};
        views.push(view);
        view.column?.addEventListener('change', () => draw(view));
        view.whole?.addEventListener('change', () => draw(view));
        view.place.addEventListener('keydown', (event) => walk(view, event));
        for (const button of figure.querySelectorAll('button[data-save]')) {
            button.addEventListener('click', () => saveChart(view, button.dataset.save));
        }
    }
    for (const button of document.querySelectorAll('[data-language]')) {
        button.addEventListener('click', () => speak(button.dataset.language));
    }
    darkness.addEventListener('change', drawAll);
    let pending = 0;
    window.addEventListener('resize', () => {
        cancelAnimationFrame(pending);
        pending = requestAnimationFrame(() => views.filter((view) => !isPrinting && view.place.clientWidth !== view.width).forEach(draw));
    });

    let opened = [];
    window.addEventListener('beforeprint', () => {
        isPrinting = true;
        opened = [...document.querySelectorAll('details:not([open])')];
        for (const details of opened) details.open = true;
        drawAll();
    });
    window.addEventListener('afterprint', () => {
        isPrinting = false;
        for (const details of opened) details.open = false;
        drawAll();
    });
    root.classList.add('is-live');
    speak(language());
    // The charts have made the page longer than it was when the browser went to the place in the address.
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
