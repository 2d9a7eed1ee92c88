/** Foreign user administration: a project's administrator helps a member back in, and learns no secret of theirs (E-1, E-2, E-5). */
import type { Journey } from '../web/step.ts'
import { confirmAdministratorStep } from './confirm-administrator.tsx'
import { linksStep } from './links.tsx'
import { newLinkStep } from './new-link.tsx'
import { projectStep } from './project.tsx'
import { projectsStep } from './projects.tsx'
import { revokeLinkStep } from './revoke-link.tsx'
import { signInAgainStep } from './sign-in-again.tsx'

export const projects: Journey = {
  name: 'projects',
  steps: [
    projectsStep,
    projectStep,
    linksStep,
    newLinkStep,
    revokeLinkStep,
    confirmAdministratorStep,
    signInAgainStep,
  ],
}
