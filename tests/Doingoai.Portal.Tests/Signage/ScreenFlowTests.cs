using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Signage;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Signage;

/// <summary>From the publisher's act to a manifest a player accepts.</summary>
[StartsPortal]
public sealed class ScreenFlowTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    public static TheoryData<string> Both => DatabaseFixture.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task What_a_publisher_approved_reaches_the_screen_in_a_manifest_players_accept(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = await APlace.ScreenAsync(portal);
        var (item, _) = await APlace.PlayingAsync(portal, screen);

        var manifest = Accepted(portal, await CurrentAsync(portal, screen), screen);

        var entries = manifest.Playlists.Single().Entries;
        Assert.Equal([(item, "vi"), (item, "zh"), (null, null)], entries.Select(entry => (entry.Item, entry.Language)));
        Assert.Equal((640, 360, 10, 20), (manifest.Screen.Width, manifest.Screen.Height, manifest.Screen.X, manifest.Screen.Y));
        foreach (var entry in entries)
            Assert.Equal(ApprovalError.None, ApprovalRules.Check(entry, Roster(portal), manifest.Screen.Class, manifest.IssuedAtMs, out _));
        await FilesAreThereAsync(portal, manifest);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_history_of_a_screen_says_which_titles_came_and_which_went(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = await APlace.ScreenAsync(portal);
        var (item, _) = await APlace.PlayingAsync(portal, screen);
        await CurrentAsync(portal, screen);
        await using (var db = await portal.Dbs.CreateDbContextAsync())
            await db.Schedules.Where(schedule => schedule.ScreenId == screen).ExecuteDeleteAsync();
        await CurrentAsync(portal, screen);

        var changes = await portal.Services.GetRequiredService<IManifestHistory>().ChangesOfScreenAsync(screen, 10, default);

        Assert.Equal(changes.Select(change => change.Heads.Single().Version).OrderDescending(), changes.Select(change => change.Heads.Single().Version));
        Assert.Equal([(item, "vi"), (item, "zh")], changes[0].Gone.Select(title => (title.Item, title.Language!)).Order());
        Assert.Empty(changes[0].Shown);
        Assert.Equal([(item, "vi"), (item, "zh")], changes.Skip(1).SelectMany(change => change.Shown).Select(title => (title.Item, title.Language!)).Distinct().Order());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_approval_names_the_publisher_and_the_very_bytes(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = await APlace.ScreenAsync(portal);
        var (item, _) = await APlace.PlayingAsync(portal, screen);

        var entry = Accepted(portal, await CurrentAsync(portal, screen), screen).Playlists.Single().Entries[0];

        // Classes of one size share the raster, and each has a statement of its own.
        var statement = entry.Approvals.Select(approval => Jws.PeekUnverified<ApprovalStatement>(approval.Statement)!).First(said => said.ScreenClass == "small");
        Assert.Equal((entry.Sha256, item, "vi", "small"), (statement.SlideSha256, statement.Item, statement.Language, statement.ScreenClass));
        Assert.Equal((await portal.PersonAsync("publisher")).Id, statement.Person);
    }

    [Fact]
    public async Task The_board_has_a_small_picture_of_every_slide_and_of_nothing_else()
    {
        var portal = await databases.OnAsync("Sqlite");
        var screen = await APlace.ScreenAsync(portal);
        await APlace.PlayingAsync(portal, screen);
        var manifest = Accepted(portal, await CurrentAsync(portal, screen), screen);
        var technician = await portal.ClientAsync("technician");

        var (slide, clock) = (manifest.Playlists.Single().Entries[0], manifest.Playlists.Single().Entries[^1]);
        var picture = await technician.GetAsync($"/board/slides/{screen:N}/{manifest.Version}/{Uri.EscapeDataString(slide.Id)}");
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (picture.StatusCode, picture.Content.Headers.ContentType?.MediaType));
        foreach (var none in new[] { clock.Id, "x", "%00" })
            Assert.Equal(HttpStatusCode.NotFound, (await technician.GetAsync($"/board/slides/{screen:N}/{manifest.Version}/{Uri.EscapeDataString(none)}")).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_recall_leaves_the_manifest_and_travels_signed(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = await APlace.ScreenAsync(portal);
        var (item, _) = await APlace.PlayingAsync(portal, screen);
        await CurrentAsync(portal, screen);

        (await (await portal.ClientAsync("publisher")).PostAsJsonAsync($"/api/v1/items/{item}/recall", new { })).EnsureSuccessStatusCode();
        var manifest = Accepted(portal, await CurrentAsync(portal, screen), screen);
        // The loop may just have cut one from what it read before the recall, or in the very moment of it; the next round corrects the one,
        // the other ends the entry at that moment, which is no news to cut another for.
        for (var round = 0; round < 50 && manifest.Playlists.SelectMany(playlist => playlist.Entries).Any(MayPlay); round++)
        {
            await Task.Delay(100);
            manifest = Accepted(portal, await CurrentAsync(portal, screen), screen);
        }

        await portal.Services.GetRequiredService<RecallLists>().IssueAsync(portal.Services.GetRequiredService<TimeProvider>().GetUtcNow(), default);
        var signed = await portal.Services.GetRequiredService<IScreenManifests>().RecallListAsync(default);

        Assert.DoesNotContain(manifest.Playlists.SelectMany(playlist => playlist.Entries), MayPlay);
        Assert.Equal(["vi", "zh"], manifest.Recalls.Where(recall => recall.Item == item).Select(recall => recall.Language).Order());
        Assert.Equal(RecallError.None, RecallListVerifier.TryVerify(signed!, Roster(portal), out var list));
        Assert.Contains(list!.Recalls, recall => recall.Item == item);

        bool MayPlay(ManifestEntry entry) => entry.Item == item && !(entry.NotAfterMs <= DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Show_now_on_a_cluster_reaches_every_screen_of_it_and_no_other(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var (elsewhere, first) = (await APlace.ScreenAsync(portal), await APlace.ScreenAsync(portal));
        var (cluster, second) = await APlace.NeighbourAsync(portal, first);
        var (item, _) = await APlace.PlayingAsync(portal, elsewhere);
        var before = await CurrentAsync(portal, elsewhere);

        var answer = await (await portal.ClientAsync("operator")).PostAsJsonAsync($"/api/v1/clusters/{cluster:N}/show-now", new { item, seconds = 30 });

        var shown = (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().ToDictionary(one => one.GetProperty("screen").GetGuid(), one => one.GetProperty("manifest").GetInt64());
        Assert.Equal([first, second], shown.Keys.Order());
        foreach (var (screen, version) in shown)
        {
            var current = await CurrentAsync(portal, screen);
            Assert.Equal(version, current.Version);
            Assert.Contains(Accepted(portal, current, screen).Windows, window => window.Level == Level.Urgent && window.StartEntry is not null);
        }

        Assert.Equal(before.Version, (await CurrentAsync(portal, elsewhere)).Version);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Show_now_gives_way_to_the_next_one_and_is_one_act_in_the_trail(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = await APlace.ScreenAsync(portal);
        var (cluster, neighbour) = await APlace.NeighbourAsync(portal, screen);
        var (item, _) = await APlace.PlayingAsync(portal, screen);
        var operators = await portal.ClientAsync("operator");

        foreach (var seconds in (int[])[40, 50])
            Assert.Equal(HttpStatusCode.OK, (await operators.PostAsJsonAsync($"/api/v1/clusters/{cluster:N}/show-now", new { item, languages = new[] { "vi" }, seconds })).StatusCode);

        foreach (var one in (Guid[])[screen, neighbour])
            Assert.Single(Accepted(portal, await CurrentAsync(portal, one), one).Windows, window => window.Level == Level.Urgent && window.StartEntry is not null && window.ToMs - window.FromMs == 50_000);
        await using var db = await portal.Dbs.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var (name, id) = ((await portal.PersonAsync("operator")).Id, cluster.ToString("N"));
        var acts = await db.AuditEntries.Where(entry => entry.EntityId == id && entry.Verb == "screen.show-now").OrderBy(entry => entry.At).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [("Cluster", name, 40, 2), ("Cluster", name, 50, 2)],
            acts.Select(entry => (entry.Entity, entry.ActorId, JsonDocument.Parse(entry.After!).RootElement.GetProperty("Seconds").GetInt32(), JsonDocument.Parse(entry.After!).RootElement.GetProperty("Screens").GetInt32())));
        Assert.False(await db.AuditEntries.AnyAsync(entry => entry.Entity == nameof(ShowNow), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_cluster_without_screens_is_not_found()
    {
        var portal = await databases.OnAsync("Sqlite");

        var answer = await (await portal.ClientAsync("operator")).PostAsJsonAsync($"/api/v1/clusters/{Guid.NewGuid():N}/show-now", new { item = "01", seconds = 30 });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Numbers_keep_growing_when_an_older_database_is_restored(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = await APlace.ScreenAsync(portal);
        await APlace.PlayingAsync(portal, screen);
        var before = (await CurrentAsync(portal, screen)).Version;

        await using var db = await portal.Dbs.CreateDbContextAsync();
        await db.Manifests.Where(row => row.ScreenId == screen).ExecuteDeleteAsync();
        var after = await CurrentAsync(portal, screen);

        Assert.True(after.Version > before);
        Assert.Equal(ManifestError.None, ManifestVerifier.TryVerify(after.Jws, Roster(portal), screen, new HeldVersion(before, "of the lost one"), out _));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_new_to_say_cuts_no_manifest(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = await APlace.ScreenAsync(portal);
        await APlace.PlayingAsync(portal, screen);
        var first = await CurrentAsync(portal, screen);

        Assert.Null(await portal.Services.GetRequiredService<IssueManifests>().OneAsync(screen, default));
        Assert.Equal(first.Version, (await CurrentAsync(portal, screen)).Version);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Text_that_does_not_fit_stops_the_publication_to_screens_but_not_to_the_portal(string provider)
    {
        var portal = await databases.OnAsync(provider);
        await APlace.ScreenAsync(portal);
        var (item, vi, _) = await APlace.AnnouncementAsync(portal, string.Join(' ', Enumerable.Repeat("thông báo", 20)));

        var refused = await APlace.PublishAsync(portal, vi);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("slide.does-not-fit", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        await using var db = await portal.Dbs.CreateDbContextAsync();
        Assert.False(await db.Approvals.AnyAsync(row => row.ItemId == item));
        Assert.Equal(HttpStatusCode.NoContent, (await APlace.PublishAsync(portal, vi, "portal")).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_saw_other_slides_than_those_drawn_approves_nothing(string provider)
    {
        var portal = await databases.OnAsync(provider);
        await APlace.ScreenAsync(portal);
        var (_, vi, _) = await APlace.AnnouncementAsync(portal);
        var drawn = await (await portal.ClientAsync("publisher")).GetFromJsonAsync<JsonElement>($"/api/v1/versions/{vi}/slides");
        string[] seen = [.. drawn.EnumerateArray().Select(slide => slide.GetProperty("sha256").GetString()!)];

        Assert.Equal(HttpStatusCode.Conflict, (await APlace.PublishAsync(portal, vi, slides: [A.Hash(1)])).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await APlace.PublishAsync(portal, vi, slides: seen)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Show_now_answers_with_the_manifest_that_begins_with_it(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = await APlace.ScreenAsync(portal);
        var (item, _) = await APlace.PlayingAsync(portal, screen);
        var operators = await portal.ClientAsync("operator");

        var answer = await operators.PostAsJsonAsync($"/api/v1/screens/{screen:N}/show-now", new { item, languages = new[] { "zh" }, seconds = 30 });

        var version = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("manifest").GetInt64();
        var manifests = portal.Services.GetRequiredService<IScreenManifests>();
        Assert.Equal(RosterError.None, RosterVerifier.TryVerify(Trust(portal).RosterJws, Trust(portal).RootKey, Trust(portal).PortalId, new HeldVersion(0, ""), out var roster));
        Assert.Equal(ManifestError.None, ManifestVerifier.TryVerify((await manifests.JwsAsync(screen, version, default))!, roster!, screen, new HeldVersion(0, ""), out var manifest));
        var window = manifest!.Windows.Single(one => one.StartEntry is not null);
        var entry = await manifests.EntryAsync(screen, version, window.StartEntry!, default);
        Assert.Equal((item, "zh"), (entry!.Item, entry.Language));
        Assert.Equal((Level.Urgent, 30_000), (window.Level, window.ToMs - window.FromMs));
        Assert.Equal(window.StartEntry, (await operators.GetFromJsonAsync<JsonElement>($"/api/v1/screens/{screen:N}/plan")).GetProperty("entry").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Show_now_refuses_what_is_not_published_and_who_may_not(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = await APlace.ScreenAsync(portal);
        var (item, _, _) = await APlace.AnnouncementAsync(portal);
        var operators = await portal.ClientAsync("operator");

        Assert.Equal(HttpStatusCode.Conflict, (await operators.PostAsJsonAsync($"/api/v1/screens/{screen:N}/show-now", new { item, seconds = 30 })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await operators.PostAsJsonAsync($"/api/v1/screens/{Guid.NewGuid():N}/show-now", new { item, seconds = 30 })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await operators.PostAsJsonAsync($"/api/v1/screens/{screen:N}/show-now", new { item, seconds = 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.ClientAsync("author")).PostAsJsonAsync($"/api/v1/screens/{screen:N}/show-now", new { item, seconds = 30 })).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_device_may_fetch_what_its_manifests_name_and_nothing_else(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var (screen, other) = (await APlace.ScreenAsync(portal), await APlace.ScreenAsync(portal));
        await APlace.PlayingAsync(portal, screen);
        var current = await CurrentAsync(portal, screen);
        var foreign = await CurrentAsync(portal, other);
        var slide = Accepted(portal, current, screen).Media.First(media => media.ContentType == "image/png").Sha256;
        var manifests = portal.Services.GetRequiredService<IScreenManifests>();

        Assert.True(await manifests.DeviceMayFetchAsync(current.Device, slide, default));
        Assert.False(await manifests.DeviceMayFetchAsync(foreign.Device, slide, default));
        Assert.False(await manifests.DeviceMayFetchAsync(current.Device, A.Hash(5), default));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Running_a_recipe_again_leaves_places_and_arrangements_as_they_are(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var key = "k" + Guid.NewGuid().ToString("N")[..8];
        var playlists = $$$"""{"step":"playlists","playlists":[{"key":"{{{key}}}","name":{"vi":"Đêm"},"items":[{"widget":"clock","seconds":20}]}],"schedules":[{"playlist":"{{{key}}}","level":"normal","rule":{"kind":"daily","from":"22:00","to":"05:30"}}]}""";
        for (var time = 0; time < 2; time++) await APlace.StepAsync(portal, playlists);

        await using var db = await portal.Dbs.CreateDbContextAsync();
        var playlist = await db.Playlists.Include(row => row.Items).SingleAsync(row => row.Key == key);
        var schedule = await db.Schedules.SingleAsync(row => row.PlaylistId == playlist.Id);
        Assert.Equal("clock", Assert.Single(playlist.Items).Widget);
        Assert.Equal((new TimeOnly(22, 0), new TimeOnly(5, 30)), (schedule.Rule.Starts, schedule.Rule.Ends));
        schedule.End(schedule.CreatedAt.AddMilliseconds(1)); // or it would play on the screens of the other tests
        await db.SaveChangesAsync();
    }

    private static async Task<IssuedManifestInfo> CurrentAsync(PortalFixture portal, Guid screen)
    {
        await portal.Services.GetRequiredService<IssueManifests>().OneAsync(screen, default);
        return await portal.Services.GetRequiredService<IScreenManifests>().CurrentAsync(screen, default) ?? throw new InvalidOperationException("no manifest");
    }

    private static Manifest Accepted(PortalFixture portal, IssuedManifestInfo issued, Guid screen)
    {
        Assert.Equal(ManifestError.None, ManifestVerifier.TryVerify(issued.Jws, Roster(portal), screen, new HeldVersion(0, ""), out var manifest));
        Assert.Equal(HeldVersion.HashOf(issued.Jws), issued.Sha256);
        return manifest!;
    }

    private static async Task FilesAreThereAsync(PortalFixture portal, Manifest manifest)
    {
        var blobs = portal.Services.GetRequiredService<IBlobStore>();
        foreach (var media in manifest.Media)
        {
            var blob = await blobs.FindAsync(media.Sha256, default);
            Assert.Equal(blob!.Size, media.Size);
            Assert.Equal(blob.Chunks, media.Chunks);
        }
    }

    private static ITrust Trust(PortalFixture portal) => portal.Services.GetRequiredService<ITrust>();

    private static TrustedRoster Roster(PortalFixture portal)
    {
        RosterVerifier.TryVerify(Trust(portal).RosterJws, Trust(portal).RootKey, Trust(portal).PortalId, new HeldVersion(0, ""), out var roster);
        return roster!;
    }
}
