export type { Scene, SceneGroup, SceneItem, ScenePath, SceneText } from "./scene.ts";
