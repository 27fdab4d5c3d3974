// node browser_check.cjs PAGE.html FOLDER: opens a report in headless Chromium over its debugging pipe, and prints what it saw as JSON.
// It leaves screenshots and a PDF in the folder. No package is needed.
'use strict';
const {spawn} = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const {pathToFileURL} = require('node:url');

const [page, folder] = process.argv.slice(2);
const program = process.env.FIREBREAK_CHROMIUM || 'chromium';
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'firebreak_chromium_'));
const browser = spawn(program, [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--hide-scrollbars', '--remote-debugging-pipe', '--disable-dev-shm-usage',
    '--host-resolver-rules=MAP * ~NOTFOUND', `--user-data-dir=${profile}`, 'about:blank',
], {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']});

let asked = 0;
let session;
const waiting = new Map();
const seen = {console: [], requests: [], errors: []};

browser.on('error', (error) => {
    process.stdout.write(JSON.stringify({skipped: `${program} cannot be started: ${error.message}`}));
    process.exit(0);
});

function send(method, params = {}) {
    const id = ++asked;
    browser.stdio[3].write(JSON.stringify({id, method, params, sessionId: session}) + '\0');
    return new Promise((resolve, reject) => waiting.set(id, {resolve, reject, method}));
}

function hear(message) {
    if (message.id) {
        const {resolve, reject, method} = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error) reject(new Error(`${method}: ${message.error.message}`));
        else resolve(message.result);
    }
    if (message.method === 'Runtime.consoleAPICalled') seen.console.push(message.params.args.map((value) => value.value ?? value.description).join(' '));
    if (message.method === 'Runtime.exceptionThrown') seen.errors.push(message.params.exceptionDetails.exception?.description ?? message.params.exceptionDetails.text);
    if (message.method === 'Log.entryAdded') seen.errors.push(message.params.entry.text);
    if (message.method === 'Network.requestWillBeSent') seen.requests.push(message.params.request.url.slice(0, 100));
}

let rest = '';
browser.stdio[4].on('data', (bytes) => {
    rest += bytes.toString();
    const messages = rest.split('\0');
    rest = messages.pop();
    for (const message of messages) hear(JSON.parse(message));
});

async function evaluate(expression) {
    const {result, exceptionDetails} = await send('Runtime.evaluate', {expression, returnByValue: true, awaitPromise: true});
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
}

async function size(width, height, scale = 1) {
    await send('Emulation.setDeviceMetricsOverride', {width, height, deviceScaleFactor: scale, mobile: width < 600});
    await new Promise((resolve) => setTimeout(resolve, 300));
}

async function shoot(name, whole = true) {
    const {data} = await send('Page.captureScreenshot', {format: 'png', captureBeyondViewport: whole});
    fs.writeFileSync(path.join(folder, name), Buffer.from(data, 'base64'));
}

async function look(name, url) {
    const {targetId} = await send('Target.createTarget', {url: 'about:blank'});
    session = (await send('Target.attachToTarget', {targetId, flatten: true})).sessionId;
    await Promise.all(['Page', 'Runtime', 'Log', 'Network'].map((domain) => send(`${domain}.enable`)));
    await size(1280, 900);
    await send('Page.navigate', {url});
    for (let i = 0; i < 100 && !(await evaluate('document.documentElement?.classList.contains("is-live") ?? false')); ++i) {
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return name;
}

// What is drawn and what is shown, by eye of the document itself.
const kState = `({
    language: document.documentElement.lang,
    title: document.title,
    heading: document.querySelector('#question-heading').innerText,
    figures: document.querySelectorAll('figure').length,
    drawn: [...document.querySelectorAll('figure .chart')].filter((place) => place.querySelectorAll('svg path, svg text').length > 5).length,
    unnamed: [...document.querySelectorAll('.chart')].filter((place) => !place.getAttribute('aria-label')).length,
    unreachable: [...document.querySelectorAll('.chart')].filter((place) => place.tabIndex !== 0).length,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    images: document.querySelectorAll('img').length,
    ids: document.querySelectorAll('[id]').length - new Set([...document.querySelectorAll('[id]')].map((one) => one.id)).size,
})`;

async function main() {
    const result = {};
    await look('page', pathToFileURL(page).href);
    result.english = await evaluate(kState);
    await shoot('desktop.png');
    await evaluate(`document.querySelector('[data-language="fr"]').click()`);
    result.french = await evaluate(kState);
    await shoot('french.png');
    await evaluate(`document.querySelector('[data-language="en"]').click()`);
    // Keyboard: the chart of the course shows its values at the step that the arrow leads to.
    result.walked = await evaluate(`(async () => {
        const place = document.querySelector('figure[data-chart="course"] .chart');
        if (!place) return null;
        place.scrollIntoView();
        place.focus();
        for (let i = 0; i < 20; ++i) place.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
        await new Promise((resolve) => setTimeout(resolve, 300));
        return [...place.querySelectorAll('div')].map((part) => part.innerText).join(' ');
    })()`);
    result.columns = await evaluate(`(() => {
        const figure = document.querySelector('figure[data-chart="course"]');
        const choice = figure?.querySelector('select');
        if (!choice) return null;
        const before = figure.querySelector('svg').outerHTML;
        choice.value = choice.options[1].value;
        choice.dispatchEvent(new Event('change'));
        const hasChanged = figure.querySelector('svg').outerHTML !== before;
        choice.value = choice.options[0].value;
        choice.dispatchEvent(new Event('change'));
        return {options: choice.options.length, hasChanged};
    })()`);
    // What would be saved: a click on a link is caught, and its blob read.
    result.saved = await evaluate(`(async () => {
        const files = [];
        const click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () { files.push({name: this.download, href: this.href}); };
        const figure = document.querySelector('figure');
        for (const button of figure.querySelectorAll('[data-save]')) button.click();
        for (let i = 0; i < 50 && files.length < 2; ++i) await new Promise((resolve) => setTimeout(resolve, 100));
        HTMLAnchorElement.prototype.click = click;
        return files.map((file) => file.name + (file.href.startsWith('blob:') ? '' : ' is no blob'));
    })()`);
    await size(390, 844, 2);
    result.phone = await evaluate(kState);
    await shoot('phone.png');
    await size(1280, 900);
    await send('Emulation.setEmulatedMedia', {features: [{name: 'prefers-color-scheme', value: 'dark'}]});
    await new Promise((resolve) => setTimeout(resolve, 300));
    await shoot('dark.png');
    await send('Emulation.setEmulatedMedia', {features: []});
    const {data} = await send('Page.printToPDF', {preferCSSPageSize: true, printBackground: true});
    const pdf = Buffer.from(data, 'base64');
    fs.writeFileSync(path.join(folder, 'report.pdf'), pdf);
    result.pdf = {bytes: pdf.length, isPdf: pdf.subarray(0, 5).toString() === '%PDF-'};
    result.requests = seen.requests.filter((url) => !/^(file|data|blob):/.test(url));
    result.console = seen.console;
    result.errors = seen.errors;
    process.stdout.write(JSON.stringify(result, null, 1));
}

main().catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 3;
}).finally(() => {
    browser.on('exit', () => fs.rmSync(profile, {recursive: true, force: true}));
    browser.kill();
    setTimeout(() => process.exit(), 3000).unref();
});
