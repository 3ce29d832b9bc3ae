import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskTitle } from "../desk-title";
import { requireObstacle } from "../projects/require-project.server";
import { ObstaclePage } from "./obstacle-page";
import { obstacleScreen } from "./obstacle-screen.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, obstacle } = await requireObstacle(request, "project:read", params.id);
  return obstacleScreen(signedIn, obstacle.id);
}

export default function Obstacle() {
  return <ObstaclePage screen={useLoaderData<typeof loader>()} />;
}
