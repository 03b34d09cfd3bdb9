using System.Security.Cryptography;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Agent;

/// <summary>An enrolled machine whose key file is not what it was.</summary>
public sealed class LostKeyTests : IDisposable
{
    private static readonly byte[] One = A.File(100_000, 1);

    private readonly TemporaryFolder _folder = new();

    private string Key => Path.Combine(_folder.Path, "identity", "device-key.pem");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49")]
    [InlineData("")]
    public async Task A_damaged_key_is_kept_aside_and_told_while_playing_goes_on_and_the_machine_shows_how_to_enrol_it_again(string damaged)
    {
        await using var portal = await FakePortal.StartAsync();
        var manifest = await PlayAsync(portal);
        await File.WriteAllTextAsync(Key, damaged);
        portal.Confirm(false);
        var heard = portal.Said<Hello>(UpTypes.Hello).Count();

        await using var again = new RunningAgent(portal.Address, _folder.Path);
        var view = await again.Renderer.UntilAsync(Screen, shown => shown.Notice?.Split('\n').Length == 4);
        Assert.Equal(Ids(manifest), FakeRenderer.Loop(view));
        await Eventually.IsTrueAsync(() => view.Notice!.Split('\n').SequenceEqual([portal.Request!.Code, .. portal.Words]), "the same words at the portal, which learns the nonce a moment after they are shown");
        Assert.Equal(portal.Words, again.Agent.Enrolment!.Words);
        Assert.Equal((false, damaged), (File.Exists(Key), await File.ReadAllTextAsync(Key + ".damaged")));

        portal.Confirm();
        await Eventually.IsTrueAsync(() => portal.Said<Hello>(UpTypes.Hello).Count() > heard, "hello with the new key");
        await again.Renderer.UntilAsync(Screen, shown => shown.Notice is null && FakeRenderer.Loop(shown).SequenceEqual(Ids(manifest)));
        await ToldAsync(portal);
        Assert.Equal(portal.Request!.Key.X, KeyOnDisk().X);
    }

    [Fact]
    public async Task A_machine_that_is_started_again_before_it_is_enrolled_still_waits_for_that_with_the_same_words()
    {
        await using var portal = await FakePortal.StartAsync();
        await PlayAsync(portal);
        File.Delete(Key);
        portal.Confirm(false);
        string? words;
        await using (var first = new RunningAgent(portal.Address, _folder.Path))
            words = (await first.Renderer.UntilAsync(Screen, shown => shown.Notice?.Split('\n').Length == 4)).Notice;

        await using var second = new RunningAgent(portal.Address, _folder.Path);
        Assert.Equal(words, (await second.Renderer.UntilAsync(Screen, shown => shown.Notice?.Split('\n').Length == 4)).Notice);
        portal.Confirm();
        await ToldAsync(portal);
        Assert.Equal(portal.Request!.Key.X, KeyOnDisk().X);
    }

    private async Task<Manifest> PlayAsync(FakePortal portal)
    {
        await using var agent = await RunningAgent.EnrolAsync(portal, _folder);
        var manifest = portal.Offer(portal.Manifest(One), One);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        return manifest;
    }

    private static Task ToldAsync(FakePortal portal) => Eventually.IsTrueAsync(
        () =>
        {
            lock (portal.Journal) return portal.Journal.Exists(r => r.Kind == JournalKinds.Fault && r.Body.GetProperty("code").GetString() == FaultCodes.KeyDamaged);
        },
        "the fault");

    private Protocol.Trust.Jwk KeyOnDisk()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Key));
        return Protocol.Trust.Jwk.Of(key);
    }

    private static string[] Ids(Manifest manifest) => [.. manifest.Playlists[0].Entries.Select(e => e.Id)];
}
