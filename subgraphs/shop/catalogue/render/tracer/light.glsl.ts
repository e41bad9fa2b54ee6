/**
 * The studio as a function of direction: an overhead softbox, a tall strip at the left, a broad fill at the right, a rim
 * light behind, three bare lamps for sparkle, and a dark card round the camera that gives polished metal its contrast.
 * Returns radiance in rgb and, in a, how warm the light is: alexandrite answers to that.
 */
export const STUDIO_LIGHT = /* glsl */ `
uniform float studioTurn;
uniform vec3 cameraDirection;
uniform float lampLight;

float softbox( vec3 d, vec3 centre, vec2 halfSize, float soft ) {
	float facing = dot( d, centre );
	if ( facing <= 0.02 ) return 0.0;
	vec3 right = normalize( cross( abs( centre.y ) > 0.95 ? vec3( 0.0, 0.0, -1.0 ) : vec3( 0.0, 1.0, 0.0 ), centre ) );
	vec3 up = cross( centre, right );
	vec2 q = abs( vec2( dot( d, right ), dot( d, up ) ) / facing ) / halfSize;
	vec2 edge = smoothstep( vec2( 1.0 + soft ), vec2( 1.0 - soft ), q );
	return edge.x * edge.y;
}

float lamp( vec3 d, vec3 centre, float cosine ) {
	return smoothstep( cosine, mix( cosine, 1.0, 0.5 ), dot( d, centre ) );
}

vec4 studio( vec3 d, float soft ) {
	float c = cos( studioTurn ), s = sin( studioTurn );
	vec3 e = vec3( c * d.x + s * d.z, d.y, -s * d.x + c * d.z );
	float up = clamp( d.y, 0.0, 1.0 );
	vec3 light = mix( vec3( 0.27, 0.265, 0.26 ), vec3( 0.13, 0.133, 0.14 ), smoothstep( 0.0, 0.75, up ) );
	// A pale wall at the back, falling off to a dim room at the front.
	light *= mix( 0.55, 1.35, smoothstep( -0.6, 0.8, -e.z ) );
	light *= 1.0 - 0.75 * smoothstep( 0.80, 0.97, dot( d, cameraDirection ) );
	float warm = 0.35;
	float top = softbox( e, normalize( vec3( 0.05, 1.0, -0.12 ) ), vec2( 0.85, 0.55 ), 0.18 + soft );
	float strip = softbox( e, normalize( vec3( -1.0, 0.55, 0.30 ) ), vec2( 0.26, 0.75 ), 0.14 + soft );
	float fill = softbox( e, normalize( vec3( 1.0, 0.50, 0.10 ) ), vec2( 0.55, 0.50 ), 0.35 + soft );
	float rim = softbox( e, normalize( vec3( 0.15, 0.42, -1.0 ) ), vec2( 0.95, 0.16 ), 0.22 + soft );
	float front = softbox( e, normalize( vec3( -0.35, 0.85, 0.9 ) ), vec2( 0.34, 0.22 ), 0.3 + soft );
	light += top * vec3( 3.6, 3.6, 3.65 ) + strip * vec3( 4.6, 4.6, 4.7 ) + fill * vec3( 1.7, 1.62, 1.5 );
	light += rim * vec3( 2.6, 2.55, 2.45 ) + front * vec3( 2.6, 2.6, 2.65 );
	float bulbs = lamp( e, normalize( vec3( 0.55, 0.75, 0.45 ) ), 0.9965 ) + lamp( e, normalize( vec3( -0.35, 0.62, 0.75 ) ), 0.9975 )
		+ lamp( e, normalize( vec3( -0.7, 0.8, -0.45 ) ), 0.997 ) + lamp( e, normalize( vec3( 0.25, 0.9, 0.62 ) ), 0.998 )
		+ lamp( e, normalize( vec3( 0.8, 0.45, -0.5 ) ), 0.9975 );
	light += bulbs * vec3( 26.0, 24.5, 22.0 ) * ( 1.0 - min( 1.0, soft * 3.0 ) );
	float cool = top * 3.6 + strip * 4.6 + front * 2.6;
	float warmth = fill * 1.7 + bulbs * 24.0 + rim * 1.2;
	warm = ( 0.05 + warmth * 0.95 ) / ( 0.5 + cool + warmth );
	return vec4( light, clamp( mix( warm, 1.0, lampLight ), 0.0, 1.0 ) );
}
`;
