// A visit to a running desk in Firefox: node firefox_desk.mjs <program> <start's address> <campaign>
// Saves a field, reads it back, looks at the page in the preview; says what it saw as one line of JSON.
import { createRequire } from "node:module";

const puppeteer = createRequire(`${process.cwd()}/`)("puppeteer-core");
const [program, address, campaign] = process.argv.slice(2);
const origin = new URL(address).origin;
const PATIENCE = 900_000; // milliseconds, on a machine that does other things
const FIELD = 'input[name="short_title"]';

const browser = await puppeteer.launch({ browser: "firefox", executablePath: program, headless: true });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport({ width: 1280, height: 800 });
  const complaints = [];
  page.on("console", (each) => {
    if (["error", "warn"].includes(each.type())) complaints.push(each.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address);
  const opened = page.url();
  const board = await page.$eval("main", (each) => each.innerText);

  await page.goto(`${origin}/phong-trao/${campaign}/`);
  await page.$eval(FIELD, (each) => { each.value = ""; });
  await page.type(FIELD, "Thi đua ở Firefox");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("[role=status]")?.innerText.includes("Đã lưu."));
  await page.reload();
  const saved = await page.$eval(FIELD, (each) => each.value);

  await page.goto(`${origin}/phong-trao/${campaign}/`);
  await (await page.waitForSelector("a[hx-get^='/xem-truoc/']")).focus();
  await page.keyboard.press("Enter");
  const frame = await (await page.waitForSelector("#xem-truoc iframe")).contentFrame();
  await frame.waitForSelector("h1");
  const shown = await frame.$eval("body", (each) => each.innerText);
  const read = await frame.evaluate(
    (desk) => fetch(`${desk}/`, { credentials: "include" }).then((each) => each.text(), () => "refused"), origin);
  console.log(JSON.stringify({ opened, board, saved, shown, read, complaints }));
} finally {
  await browser.close();
}
