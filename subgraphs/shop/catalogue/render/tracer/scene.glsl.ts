/** Width of the textures that hold lists: a power of two, because software renderers divide slowly but shift fast. */
export const LIST_WIDTH = 1024;

/** Access to the traced scene: triangles in a tree of boxes, a material table, and the ground with its baked shadow. */
export const SCENE_ACCESS = /* glsl */ `
uniform sampler2D tree;      // two texels a node: low corner, high corner; see packTree
uniform sampler2D corners;   // three texels a triangle: a corner and the two edges from it
uniform sampler2D shading;   // three texels a triangle: normals at the corners; w of the first: material
uniform vec4 materialColour[ MATERIALS ];  // rgb: reflectance, or absorption per mm by day; a: kind
uniform vec4 materialTraits[ MATERIALS ];  // x: roughness, y: index of refraction, z: its spread red to blue, w: sheen
uniform vec3 materialLamp[ MATERIALS ];    // absorption per mm by lamplight
uniform sampler2D groundShadow;
uniform float groundExtent;
uniform vec3 groundColour;

const float METAL = 0.0;
const float GEM = 1.0;
const float LUSTRE = 2.0;
const float MATTE = 3.0;

struct Hit { bool found; float t; vec3 face; vec3 normal; int material; float side; };

vec4 item( sampler2D list, int i ) {
	return texelFetch( list, ivec2( i & ${LIST_WIDTH - 1}, i >> ${Math.log2(LIST_WIDTH)} ), 0 );
}

Hit firstHit( vec3 origin, vec3 direction ) {
	vec3 d = mix( direction, vec3( 1e-8 ), lessThan( abs( direction ), vec3( 1e-8 ) ) );
	vec3 inverse = 1.0 / d;
	int waiting[ TREE_DEPTH ];
	int top = 0, node = 0, nearest = -1;
	float best = 1e9, side = 1.0;
	vec2 where = vec2( 0.0 );
	bool walking = true;
	while ( walking ) {
		vec4 low = item( tree, node * 2 ), high = item( tree, node * 2 + 1 );
		vec3 a = ( low.xyz - origin ) * inverse, b = ( high.xyz - origin ) * inverse;
		vec3 near = min( a, b ), far = max( a, b );
		bool inside = max( max( near.x, near.y ), max( near.z, 0.0 ) ) <= min( min( far.x, far.y ), min( far.z, best ) );
		bool leaf = low.w < 0.0;
		int first = int( high.w );
		int end = inside && leaf ? first - int( low.w ) : first;
		for ( int i = first; i < end; i ++ ) {
			vec3 corner = item( corners, i * 3 ).xyz, e1 = item( corners, i * 3 + 1 ).xyz, e2 = item( corners, i * 3 + 2 ).xyz;
			// Möller and Trumbore.
			vec3 across = cross( d, e2 );
			float det = dot( e1, across );
			vec3 offset = ( origin - corner ) / det;
			float u = dot( offset, across );
			vec3 round = cross( offset, e1 );
			float v = dot( d, round );
			float t = dot( e2, round );
			if ( u >= -1e-5 && v >= -1e-5 && u + v <= 1.00001 && t > 1e-5 && t < best ) {
				best = t;
				nearest = i;
				where = vec2( u, v );
				side = sign( det );
			}
		}
		if ( inside && ! leaf ) {
			int right = int( low.w );
			float along = high.w < 0.5 ? d.x : high.w < 1.5 ? d.y : d.z;
			waiting[ top ] = along >= 0.0 ? right : node + 1;
			node = along >= 0.0 ? node + 1 : right;
			top ++;
		} else {
			top --;
			walking = top >= 0;
			node = walking ? waiting[ top ] : 0;
		}
	}
	Hit hit;
	hit.found = nearest >= 0;
	hit.t = best;
	hit.side = side;
	int i = max( nearest, 0 ) * 3;
	hit.face = normalize( cross( item( corners, i + 1 ).xyz, item( corners, i + 2 ).xyz ) ) * side;
	vec4 n0 = item( shading, i );
	hit.material = int( n0.w + 0.5 );
	vec3 n = n0.xyz * ( 1.0 - where.x - where.y ) + item( shading, i + 1 ).xyz * where.x + item( shading, i + 2 ).xyz * where.y;
	hit.normal = normalize( n ) * side;
	if ( dot( hit.normal, direction ) > -0.01 ) hit.normal = hit.face;
	return hit;
}

/** Share of the light that reaches the ground there, tinted where it comes through stones. */
vec3 groundLight( vec2 at ) {
	vec2 q = abs( at ) / groundExtent;
	float edge = max( q.x, q.y );
	if ( edge >= 1.0 ) return vec3( 1.0 );
	// A small binomial blur hides the steps between the baked directions.
	vec2 uv = at / groundExtent * 0.5 + 0.5;
	vec2 texel = 1.5 / vec2( textureSize( groundShadow, 0 ) );
	vec3 shadow = texture( groundShadow, uv ).rgb * 0.25;
	shadow += ( texture( groundShadow, uv + vec2( texel.x, 0.0 ) ).rgb + texture( groundShadow, uv - vec2( texel.x, 0.0 ) ).rgb
		+ texture( groundShadow, uv + vec2( 0.0, texel.y ) ).rgb + texture( groundShadow, uv - vec2( 0.0, texel.y ) ).rgb ) * 0.125;
	shadow += ( texture( groundShadow, uv + texel ).rgb + texture( groundShadow, uv - texel ).rgb
		+ texture( groundShadow, uv + vec2( texel.x, -texel.y ) ).rgb + texture( groundShadow, uv + vec2( -texel.x, texel.y ) ).rgb ) * 0.0625;
	return mix( shadow, vec3( 1.0 ), smoothstep( 0.72, 1.0, edge ) );
}

uint seed;
float random() {
	seed = seed * 747796405u + 2891336453u;
	uint word = ( ( seed >> ( ( seed >> 28u ) + 4u ) ) ^ seed ) * 277803737u;
	return float( ( word >> 22u ) ^ word ) / 4294967295.0;
}

vec3 aboutAxis( vec3 axis, float cosine, float angle ) {
	vec3 x = normalize( abs( axis.y ) < 0.9 ? cross( axis, vec3( 0.0, 1.0, 0.0 ) ) : cross( axis, vec3( 1.0, 0.0, 0.0 ) ) );
	vec3 y = cross( axis, x );
	float s = sqrt( max( 0.0, 1.0 - cosine * cosine ) );
	return axis * cosine + ( x * cos( angle ) + y * sin( angle ) ) * s;
}
`;
