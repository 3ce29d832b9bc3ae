import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskTitle } from "../desk-title";
import { ProjectPage } from "./project-page";
import { projectScreen } from "./project-screen.server";
import { requireProject } from "./require-project.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, project } = await requireProject(request, "project:read", params.code);
  return projectScreen(signedIn, project.id);
}

export default function Project() {
  return <ProjectPage screen={useLoaderData<typeof loader>()} />;
}
