import { readdir, readFile } from 'node:fs/promises';

const packageRoot = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const legalFile = /^(licen[cs]e|notice|copying)/i;

/** The licences of the packages that bundled files come from, as one text. */
export async function thirdPartyLicenses(files) {
  const folders = new Set(files.map((file) => packageRoot.exec(file)?.[1]).filter(Boolean));
  const entries = await Promise.all([...folders].map(licenseOf));
  return entries
    .toSorted((a, b) => (a.title < b.title ? -1 : 1))
    .map(format)
    .join('\n');
}

async function licenseOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const names = (await readdir(folder)).filter((file) => legalFile.test(file)).toSorted();
  const texts = await Promise.all(names.map((file) => readFile(`${folder}/${file}`, 'utf8')));
  return { title: `${name} ${version} (${license})`, text: texts.map((text) => text.trim()).join('\n\n') };
}

function format({ title, text }) {
  return `${title}\n${'-'.repeat(title.length)}\n${text || 'The package comes without a licence text.'}\n`;
}
