using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Tests.Trust;
using Doingoai.Protocol.Timelines;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Protocol.Tests.Manifests;

public sealed class ManifestVerifierTests : IDisposable
{
    private readonly SignedWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_good_manifest_is_accepted_once_and_again()
    {
        var jws = Signed(Good);

        Assert.Equal(ManifestError.None, Verify(jws));
        Assert.Equal(ManifestError.None, Verify(jws, new(Good.Version, HeldVersion.HashOf(jws))));
    }

    [Fact]
    public void A_version_not_above_the_highest_verified_is_refused()
    {
        Assert.Equal(ManifestError.OldVersion, Verify(Signed(Good), new(Good.Version + 1, "x")));
        Assert.Equal(ManifestError.SameVersionOtherContent, Verify(Signed(Good), new(Good.Version, "x")));
    }

    [Fact]
    public void Only_a_key_of_the_roster_counts_and_only_in_its_time()
    {
        Assert.Equal(ManifestError.UnknownKey, Verify(_world.Sign(JwsTypes.Manifest, Good, _world.Stranger)));
        Assert.Equal(ManifestError.UnknownKey, Verify(_world.Sign(JwsTypes.Manifest, Good, _world.Root)));
        Assert.Equal(ManifestError.KeyNotInForce, Verify(Signed(Good with { IssuedAtMs = Now + 101 * Day })));
        Assert.Equal(ManifestError.BadSignature, Verify(_world.Sign(JwsTypes.Recall, Good)));
    }

    [Fact]
    public void Another_screens_portals_or_schemas_manifest_is_refused()
    {
        Assert.Equal(ManifestError.WrongScreen, Verify(Signed(Good with { Screen = Good.Screen with { Id = Guid.NewGuid() } })));
        Assert.Equal(ManifestError.WrongPortal, Verify(Signed(Good with { PortalId = "other" })));
        Assert.Equal(ManifestError.UnknownSchema, Verify(Signed(Good with { Schema = 2 })));
    }

    public static TheoryData<string, Func<Manifest, Manifest>> Bad => new()
    {
        { "too short", m => First(m, e => e with { DurationMs = 499 }) },
        { "too long", m => First(m, e => e with { DurationMs = 3_600_001 }) },
        { "endless lease", m => First(m, e => e with { LeaseMs = long.MaxValue }) },
        { "no hash", m => First(m, e => e with { Sha256 = null }) },
        { "no such file", m => First(m, e => e with { Sha256 = new string('0', 64) }) },
        { "widget with a hash", m => First(m, e => e with { Kind = EntryKind.Widget }) },
        { "id twice", m => m with { Playlists = [.. m.Playlists, new("q", m.Playlists[0].Entries)] } },
        { "playlist twice", m => m with { Playlists = [.. m.Playlists, new("p", [])] } },
        { "no such playlist", m => m with { Windows = [m.Windows[0] with { Playlist = "none" }] } },
        { "no such evergreen", m => m with { Evergreen = "none" } },
        { "window ends before it begins", m => m with { Windows = [m.Windows[0] with { ToMs = 1 }] } },
        { "time out of range", m => m with { Windows = [m.Windows[0] with { AnchorMs = long.MinValue }] } },
        { "screen without size", m => m with { Screen = m.Screen with { Width = 0 } } },
        { "tilted screen", m => m with { Screen = m.Screen with { Rotation = 45 } } },
        { "address elsewhere", m => m with { Media = [m.Media[0] with { Address = "//evil.example/x" }] } },
        { "chunks missing", m => m with { Media = [m.Media[0] with { Chunks = [] }] } },
        { "a page, not a picture", m => m with { Media = [m.Media[0] with { ContentType = "text/html" }] } },
        { "too many windows", m => m with { Windows = [.. Enumerable.Repeat(m.Windows[0], 10_001)] } },
    };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void What_is_against_the_rules_is_refused(string what, Func<Manifest, Manifest> change) =>
        Assert.True(Verify(Signed(change(Good))) == ManifestError.BadContent, what);

    [Fact]
    public void No_mutant_of_the_signed_string_is_accepted_or_throws()
    {
        var jws = Signed(Good);
        Gen.Select(Gen.Int[0, jws.Length - 1], Gen.Char['!', '~']).Where((at, c) => jws[at] != c).Sample((at, c) =>
            Verify(jws[..at] + c + jws[(at + 1)..]) != ManifestError.None, iter: 2000);
    }

    /// <summary>A portal in the wrong hands signs anything: it may be refused or accepted, but it never throws.</summary>
    [Fact]
    public void No_signed_nonsense_throws()
    {
        var text = Encoding.UTF8.GetString(ProtocolJson.ToBytes(Good with { Recalls = [new(Guid.NewGuid(), 5, "i")] }));
        string[] values = ["null", "[]", "{}", "0", "-1", "1e400", "\"\"", "\"\\ud800\"", "99999999999999999999", "true", "[null]", "[[[]]]"];
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, values.Length - 1].Select(i => values[i])).Sample((at, value) =>
        {
            var json = JsonNode.Parse(text)!;
            Replace(json, at, value, out var mutant);
            var jws = Jws.Sign(JwsTypes.Manifest, Encoding.UTF8.GetBytes(mutant), _world.PortalKey);
            if (ManifestVerifier.TryVerify(jws, _world.Trusted, Screen, HeldVersion.None, out var manifest) != ManifestError.None) return;
            foreach (var entry in manifest!.Playlists.SelectMany(p => p.Entries)) ApprovalRules.Check(entry, _world.Trusted, Class, Now, out _);
            var input = new TimelineInput(
                manifest, new Dictionary<string, ManifestEntry>(), manifest.Media.ToDictionary(m => m.Sha256, _ => 0L), manifest.Recalls, Now, true, new HashSet<string>());
            Timeline.EntryAt(Timeline.Plan(input, Now, Now + Day), Now);
        }, iter: 3000);
    }

    // Puts a value in the place of the n-th node, counted around.
    private static void Replace(JsonNode root, int n, string value, out string mutant)
    {
        var nodes = Descendants(root).ToList();
        const string mark = "\u0001here";
        nodes[n % nodes.Count].ReplaceWith(mark);
        mutant = root.ToJsonString().Replace("\"\\u0001here\"", value, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node)
    {
        var children = node switch
        {
            JsonObject map => map.Select(p => p.Value).OfType<JsonNode>(),
            JsonArray list => list.OfType<JsonNode>(),
            _ => [],
        };
        foreach (var child in children.ToList())
        {
            yield return child;
            foreach (var below in Descendants(child)) yield return below;
        }
    }

    private Manifest Good => _world.Manifest(slides: [[1, 2, 3], [4, 5, 6]]);

    private static Manifest First(Manifest manifest, Func<ManifestEntry, ManifestEntry> change) =>
        manifest with { Playlists = [new("p", [change(manifest.Playlists[0].Entries[0]), .. manifest.Playlists[0].Entries.Skip(1)])] };

    private string Signed(Manifest manifest) => _world.Sign(JwsTypes.Manifest, manifest);

    private ManifestError Verify(string jws, HeldVersion? held = null) =>
        ManifestVerifier.TryVerify(jws, _world.Trusted, Screen, held ?? HeldVersion.None, out _);
}
