/** Follows light back from the camera through polished metal and cut stones, and develops the picture. */
export const PICTURE_MAIN = /* glsl */ `
out vec4 developed;
uniform vec2 frameSize;
uniform vec3 eye;
uniform vec3 viewRight;
uniform vec3 viewUp;
uniform vec3 viewForward;
uniform float halfHeight;       // tangent of half the field of view
uniform float focusDistance;
uniform float aperture;
uniform int samples;
uniform vec4 occupied;          // left, bottom, right, top of what the pieces can touch, -1 to 1
uniform float exposure;
uniform vec3 pageColour;        // linear; the storefront's own background

float fresnel( float cosine, float ior ) {
	// Exact for unpolarised light; ior is of the far side over the near side.
	float g2 = ior * ior - 1.0 + cosine * cosine;
	if ( g2 <= 0.0 ) return 1.0;
	float g = sqrt( g2 );
	float a = ( g - cosine ) / ( g + cosine );
	float b = ( cosine * ( g + cosine ) - 1.0 ) / ( cosine * ( g - cosine ) + 1.0 );
	return 0.5 * a * a * ( 1.0 + b * b );
}

/** What a ray that meets nothing more sees: the studio, or the ground with its shadow. */
vec4 surroundings( vec3 origin, vec3 d, float soft ) {
	if ( d.y < -0.001 ) {
		vec3 p = origin - d * ( origin.y / d.y );
		float far = clamp( length( p.xz ) / ( groundExtent * 6.0 ), 0.0, 1.0 );
		return vec4( groundColour * groundLight( p.xz ) * mix( 1.0, 0.3, far ), 0.3 );
	}
	return studio( d, soft );
}

/** Light scattered by a surface that is not a mirror, from the broad lights of the studio. */
vec3 diffuse( vec3 n ) {
	vec3 sky = mix( groundColour * 0.55, vec3( 1.15, 1.15, 1.16 ), n.y * 0.5 + 0.5 );
	float key = max( 0.0, dot( n, normalize( vec3( -0.5, 0.75, 0.35 ) ) ) );
	return sky * 0.7 + vec3( 0.66 ) * key;
}

vec3 follow( vec3 origin, vec3 d, int channel, out bool onGround, out vec3 ground ) {
	vec3 gathered = vec3( 0.0 ), weight = vec3( 1.0 );
	vec3 tauDay = vec3( 0.0 ), tauLamp = vec3( 0.0 );
	bool split = false, going = true;
	int mirrors = 0;
	float blur = 0.0;
	onGround = false;
	ground = vec3( 1.0 );
	for ( int bounce = 0; bounce < BOUNCES && going; bounce ++ ) {
		Hit hit = firstHit( origin, d );
		float toGround = d.y < 0.0 ? -origin.y / d.y : 1e9;
		bool escaped = ! hit.found || toGround < hit.t;
		if ( escaped && bounce == 0 ) {
			onGround = true;
			if ( toGround < 1e8 ) ground = groundLight( ( origin + d * toGround ).xz );
			return vec3( 0.0 );
		}
		vec4 colour = materialColour[ hit.material ];
		vec4 traits = materialTraits[ hit.material ];
		vec3 p = origin + d * hit.t;
		vec3 n = hit.normal;
		float facing = clamp( -dot( d, n ), 0.0, 1.0 );
		// What this step sees of the surroundings, if anything: from where, which way, with what weight, how softly.
		vec3 lookFrom = p, lookAlong = d, lookWeight = vec3( 0.0 );
		float lookBlur = blur;
		if ( escaped ) {
			lookFrom = origin;
			lookWeight = weight;
			going = false;
		} else if ( colour.a == METAL ) {
			vec3 m = n;
			blur = max( blur, traits.x * 0.5 );
			// Polish is drawn as a mirror in slightly softened light: scattering it would only add grain.
			if ( traits.x > 0.2 ) {
				float u = random();
				float a2 = traits.x * traits.x;
				m = aboutAxis( n, sqrt( ( 1.0 - u ) / ( 1.0 + ( a2 * a2 - 1.0 ) * u ) ), random() * 6.2831853 );
			}
			vec3 r = reflect( d, m );
			if ( dot( r, hit.face ) < 0.01 ) r = reflect( d, hit.face );
			weight *= colour.rgb + ( 1.0 - colour.rgb ) * pow( 1.0 - facing, 5.0 );
			origin = p + hit.face * 0.0015;
			d = normalize( r );
			mirrors ++;
			if ( mirrors >= 4 || max( weight.r, max( weight.g, weight.b ) ) < 0.01 ) {
				// Light that still wanders between surfaces has become the room's average.
				gathered += weight * exp( -mix( tauDay, tauLamp, 0.35 ) ) * 0.42;
				going = false;
			}
		} else if ( colour.a == GEM ) {
			bool entering = hit.side > 0.0;
			bool first = ! split && entering && traits.z > 0.0;
			float ior = traits.y + ( first ? 0.0 : traits.z * ( float( channel ) - 1.0 ) * 0.5 );
			if ( ! entering ) {
				tauDay += colour.rgb * hit.t;
				tauLamp += materialLamp[ hit.material ] * hit.t;
			}
			float eta = entering ? ior : 1.0 / ior;
			float share = fresnel( facing, eta );
			vec3 mirrored = reflect( d, n );
			vec3 bent = share < 1.0 ? refract( d, n, 1.0 / eta ) : mirrored;
			// The stronger branch is followed; the weaker, if it leads out into the air, sees the studio unobstructed.
			bool throughIt = first || share < 0.5;
			float lesser = throughIt ? share : 1.0 - share;
			if ( lesser > 0.004 && entering == throughIt ) {
				lookAlong = throughIt ? mirrored : bent;
				lookWeight = weight * lesser;
				weight *= 1.0 - lesser;
			}
			if ( first ) {
				// From here each sample carries one primary colour, because each is bent differently.
				split = true;
				weight *= 3.0 * vec3( channel == 0, channel == 1, channel == 2 );
				bent = refract( d, n, 1.0 / ( ior + traits.z * ( float( channel ) - 1.0 ) * 0.5 ) );
			}
			d = normalize( throughIt ? bent : mirrored );
			origin = p + hit.face * ( throughIt ? -0.001 : 0.001 );
		} else {
			float share = fresnel( facing, traits.y );
			vec3 body = colour.rgb;
			if ( traits.w > 0.0 ) {
				// Thin layers of nacre or feldspar: the hue drifts with the angle of sight.
				vec3 orient = 0.5 + 0.5 * cos( 6.2831853 * ( facing * 0.75 + vec3( 0.02, 0.36, 0.62 ) ) );
				body = mix( body, body * ( 0.72 + 0.56 * orient ), traits.w );
			}
			vec3 scattered = body * diffuse( n ) * mix( 0.62, 1.0, smoothstep( 0.0, 0.7, facing ) );
			gathered += weight * exp( -mix( tauDay, tauLamp, 0.3 ) ) * scattered * ( 1.0 - share );
			lookAlong = reflect( d, n );
			lookWeight = weight * share;
			lookBlur = traits.x;
			going = false;
		}
		// A loop, not a branch: a software renderer walks through both sides of a branch but skips a loop nobody needs.
		for ( int look = lookWeight != vec3( 0.0 ) ? 0 : 1; look < 1; look ++ ) {
			vec4 light = surroundings( lookFrom, lookAlong, lookBlur );
			gathered += lookWeight * exp( -mix( tauDay, tauLamp, light.a ) ) * light.rgb;
		}
	}
	return going ? gathered + weight * exp( -mix( tauDay, tauLamp, 0.35 ) ) * 0.42 : gathered;
}

vec3 curve( vec3 x ) {
	// A filmic curve (Narkowicz's fit of ACES), gentle in the highlights.
	return clamp( ( x * ( 2.51 * x + 0.03 ) ) / ( x * ( 2.43 * x + 0.59 ) + 0.14 ), 0.0, 1.0 );
}

vec3 film( vec3 x ) {
	x *= 0.62;
	// Half by channel, half by the brightest one: gold keeps its hue where the plain curve would turn it lemon.
	float peak = max( 1e-4, max( x.r, max( x.g, x.b ) ) );
	vec3 kept = x / peak * curve( vec3( peak ) ).r;
	return mix( curve( x ), kept, 0.55 );
}

vec3 encode( vec3 c ) {
	return mix( c * 12.92, 1.055 * pow( max( c, vec3( 1e-6 ) ), vec3( 1.0 / 2.4 ) ) - 0.055, step( 0.0031308, c ) );
}

void main() {
	uvec2 pixel = uvec2( gl_FragCoord.xy );
	vec2 centre = ( vec2( pixel ) + 0.5 ) / frameSize * 2.0 - 1.0;
	// Shadows fade out before the edge, so that the picture melts into the page.
	float fade = smoothstep( 0.8, 1.0, max( abs( centre.x ), abs( centre.y ) ) );
	if ( any( lessThan( centre, occupied.xy ) ) || any( greaterThan( centre, occupied.zw ) ) ) {
		vec2 onFilm = centre * vec2( frameSize.x / frameSize.y, 1.0 ) * halfHeight;
		vec3 down = viewForward + viewRight * onFilm.x + viewUp * onFilm.y;
		vec3 shade = down.y < 0.0 ? groundLight( ( eye - down * ( eye.y / down.y ) ).xz ) : vec3( 1.0 );
		developed = vec4( encode( pageColour * mix( shade, vec3( 1.0 ), fade ) ), 1.0 );
		return;
	}
	seed = pixel.x * 1973u + pixel.y * 9277u + 26699u;
	random();
	vec2 shift = vec2( random(), random() );
	vec3 light = vec3( 0.0 ), ground = vec3( 0.0 );
	float covered = 0.0, taken = 0.0, sum = 0.0, squares = 0.0;
	for ( int i = 0; i < samples; i ++ ) {
		// The R2 sequence, shifted per pixel: even coverage with few samples.
		vec2 jitter = fract( shift + float( i ) * vec2( 0.7548776662, 0.5698402910 ) );
		// A tent of one and a half pixels joins neighbours softly.
		vec2 tent = vec2( jitter.x < 0.5 ? sqrt( 2.0 * jitter.x ) - 1.0 : 1.0 - sqrt( 2.0 - 2.0 * jitter.x ),
			jitter.y < 0.5 ? sqrt( 2.0 * jitter.y ) - 1.0 : 1.0 - sqrt( 2.0 - 2.0 * jitter.y ) );
		vec2 film2 = ( ( vec2( pixel ) + 0.5 + tent * 0.75 ) / frameSize * 2.0 - 1.0 ) * vec2( frameSize.x / frameSize.y, 1.0 ) * halfHeight;
		vec3 d = viewForward + viewRight * film2.x + viewUp * film2.y;
		vec3 focus = eye + d * focusDistance;
		float angle = random() * 6.2831853, reach = sqrt( random() ) * aperture;
		vec3 origin = eye + viewRight * cos( angle ) * reach + viewUp * sin( angle ) * reach;
		bool onGround;
		vec3 lit;
		vec3 seen = follow( origin, normalize( focus - origin ), i % 3, onGround, lit );
		taken += 1.0;
		if ( onGround ) ground += mix( lit, vec3( 1.0 ), fade );
		else { light += min( seen, vec3( 14.0 ) ); covered += 1.0; }
		float tone = onGround ? 1.0 : film( seen * exposure ).g;
		sum += tone;
		squares += tone * tone;
		// Enough once more samples could no longer be seen: most of a polished band settles early.
		if ( i == 3 && covered == 0.0 ) break;
		if ( i >= 5 && i % 3 == 2 && squares / taken - ( sum / taken ) * ( sum / taken ) < 0.00009 * taken ) break;
	}
	vec3 object = covered > 0.0 ? film( light / covered * exposure ) : vec3( 0.0 );
	developed = vec4( encode( ( object * covered + pageColour * ground ) / taken ), 1.0 );
}
`;
