using Doingoai.Player.Playback;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;

namespace Doingoai.Player.Tests.Playback;

public sealed class ScreenHoldingTests
{
    [Fact]
    public void A_slot_keeps_what_was_last_on_disk_however_many_versions_never_arrived()
    {
        var one = ScreenHolding.Nothing.With(Of(1, ("slot", "a")), HeldVersion.None, On());
        var two = one.With(Of(2, ("slot", "b")), HeldVersion.None, On("a"));
        var three = two.With(Of(3, ("slot", "c")), HeldVersion.None, On("a"));

        Assert.Equal("a", three.Fallbacks["slot"].Id);
        Assert.Equal(["a", "b", "c"], three.Files.Keys.Order());
        Assert.Equal(2, three.Previous);
    }

    [Fact]
    public void A_version_that_arrived_takes_the_place_of_the_one_before()
    {
        var two = ScreenHolding.Nothing.With(Of(1, ("slot", "a")), HeldVersion.None, On()).With(Of(2, ("slot", "b")), HeldVersion.None, On("a"));
        var three = two.With(Of(3, ("slot", "c")), HeldVersion.None, On("a", "b"));

        Assert.Equal("b", three.Fallbacks["slot"].Id);
    }

    [Fact]
    public void Places_that_are_gone_have_no_fallback_and_what_stays_needs_none()
    {
        var one = ScreenHolding.Nothing.With(Of(1, ("kept", "a"), ("gone", "b")), HeldVersion.None, On());
        var two = one.With(Of(2, ("kept", "a")), HeldVersion.None, On("a", "b"));

        Assert.Empty(two.Fallbacks);
    }

    [Fact]
    public void Files_of_the_manifest_before_are_still_needed() =>
        Assert.Equal(["a", "b"], ScreenHolding.Nothing.With(Of(1, ("s", "a")), HeldVersion.None, On()).With(Of(2, ("t", "b")), HeldVersion.None, On("a")).Files.Keys.Order());

    private static Dictionary<string, long> On(params string[] files) => files.ToDictionary(f => f, _ => 0L);

    private static Manifest Of(long version, params (string Slot, string Id)[] entries) => new(
        1, "portal-1", new(Guid.NewGuid(), "", "", "", 0, 0, 1, 1, 0, "", []), version, 0, 0, [],
        [new("p", [.. entries.Select(e => new ManifestEntry(e.Id, e.Slot, EntryKind.Slide, 1_000, RiskClass.Normal, 0, [], Sha256: e.Id))])],
        [.. entries.Select(e => new ManifestMedia(e.Id, 1, "image/png", "", []))], null, []);
}
