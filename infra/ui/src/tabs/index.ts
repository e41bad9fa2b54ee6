export { Tabs, TabPanel } from './tabs.tsx';
