/**
 * Bakes how much of the studio's light reaches each spot of the ground. The same well-spread directions serve every spot,
 * so the result has no grain; light through a stone arrives tinted.
 */
export const SHADOW_MAIN = /* glsl */ `
in vec2 spot;
out vec4 shade;
uniform int shadowRays;

void main() {
	vec3 origin = vec3( spot.x * groundExtent, 0.0005, spot.y * groundExtent );
	vec3 lit = vec3( 0.0 ), open = vec3( 0.0 );
	for ( int i = 0; i < shadowRays; i ++ ) {
		float cosine = sqrt( 1.0 - ( float( i ) + 0.5 ) / float( shadowRays ) );
		vec3 d = aboutAxis( vec3( 0.0, 1.0, 0.0 ), cosine, float( i ) * 2.399963 );
		float power = dot( min( studio( d, 0.6 ).rgb, vec3( 4.0 ) ), vec3( 0.3333 ) ) + 0.8;
		Hit hit = firstHit( origin, d );
		vec3 through = vec3( 1.0 );
		if ( hit.found ) {
			vec4 c = materialColour[ hit.material ];
			vec3 tint = exp( -c.rgb * 3.0 );
			// Most of a stone's shadow is plain: its light is thrown elsewhere, and only a blush of its colour falls below it.
			through = c.a == GEM ? 0.5 * mix( vec3( dot( tint, vec3( 0.3333 ) ) ), tint, 0.35 ) : vec3( c.a == METAL ? 0.1 : 0.04 ) * c.rgb;
		}
		lit += power * through;
		open += power;
	}
	// The last few percent would only dull the page colour far from the piece.
	shade = vec4( min( lit / open / 0.97, vec3( 1.0 ) ), 1.0 );
}
`;
