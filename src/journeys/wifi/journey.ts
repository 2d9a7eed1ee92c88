/** Wi-Fi: a password of its own for each device, and which devices still use an old one. */
import type { Journey } from '../../web/step.ts'
import { removeAllDevicesStep, removeDeviceStep } from './remove.tsx'
import { wifiStep } from './wifi.tsx'

export const wifi: Journey = { name: 'wifi', steps: [wifiStep, removeDeviceStep, removeAllDevicesStep] }
