/** Endings that the file dialog offers. What else is dropped, the API judges and says what to do. */
export const acceptedEndings = '.stl,.obj,.ply,.3mf,.glb,.gltf';
