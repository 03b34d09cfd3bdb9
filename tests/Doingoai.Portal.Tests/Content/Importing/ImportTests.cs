using System.Net;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Importing;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Media;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Portal.Tests.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Importing;

/// <summary>What becomes of old articles, on both databases.</summary>
[StartsPortal]
public sealed class ImportTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    public static TheoryData<string> Both => ContentRooms.Both;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task An_article_becomes_a_draft_with_all_that_the_file_says(string provider)
    {
        using var import = new ImportRoom(await rooms.OnAsync(provider));
        var (number, room) = (ImportRoom.Number(), import.Room);
        import.Picture("2019/cho.jpg", APicture.Jpeg(320, 240));

        var report = await import.RunAsync($$"""
            [ { "number": {{number}}, "language": "en", "title": "Market {{number}}", "body": "<p>Text</p>", "section": "chinh-sach" },
              { "number": {{number}}, "language": "vi", "title": "Chợ phiên {{number}}", "date": "2019-05-03", "summary": "Tóm tắt", "source": "Báo", "author": "Hà", "section": "chinh-sach",
                "slug": "cho-{{number}}", "cover": "2019/cho.jpg", "body": "<div>Đoạn một</div><h1>Mục</h1><p>Hình: <img src='/storage/s{{number}}/file'></p>",
                "pictures": [ { "file": "2019/cho.jpg", "alt": "Một phiên chợ", "caption": "Chợ", "credit": "Hà", "storage": "s{{number}}" } ] } ]
            """);

        Assert.Equal([ImportOutcome.Created, ImportOutcome.Created], report.Lines.Select(line => line.Outcome));
        var versions = await import.VersionsAsync(number);
        Assert.Equal(["en", "vi"], versions.Select(version => version.Language));
        Assert.All(versions, version => Assert.Equal((Stage.Draft, room.Author.Id, "chinh-sach", true), (version.Stage, version.AuthorId, version.SectionKey, version.Imported)));
        Assert.Equal(versions[1].Id, versions[0].SourceVersionId); // Vietnamese came first, though it stands second in the file

        var fields = FieldSet.Read(versions[1].Fields);
        var asset = await room.Portal.Services.GetRequiredService<IMediaLibrary>().FindAsync(fields["cover"].Text, Cancel);
        Assert.Equal(("Một phiên chợ", "Chợ", "Hà"), (asset!.Alt["vi"], asset.Caption["vi"], asset.Credit));
        Assert.Equal($"<p>Đoạn một</p><h2>Mục</h2><p>Hình: <img src=\"/media/{asset.Sha256}/page\"></p>", fields["body"].Text);
        Assert.Equal(("Tóm tắt", "Báo", "Hà", "2019-05-03", $"cho-{number}"), (fields["lead"].Text, fields["source"].Text, fields["author"].Text, fields["publishedOn"].Text, versions[1].Slug));
        Assert.All(versions, version => Assert.Equal(new DateTimeOffset(2019, 5, 2, 17, 0, 0, TimeSpan.Zero), version.SeenSince)); // one date is enough for all languages
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Running_the_same_file_again_changes_nothing_and_says_so(string provider)
    {
        using var import = new ImportRoom(await rooms.OnAsync(provider));
        var number = ImportRoom.Number();
        import.Picture("a.png", APicture.Png(200, 120));
        var file = $"number,language,title,body,section,cover,pictures,slug\n{number},vi,Bài {number},<p>Chữ <img src=a.png></p>,chinh-sach,a.png,a.png|Mô tả|Chú thích,dia-chi-{number}\n{number},zh,{number} 文章,<p>字</p>,chinh-sach,,,\n";
        await import.RunAsync(file);
        var before = await import.CountsAsync();

        import.Room.Wait(1);
        var again = await import.RunAsync(file);

        Assert.Equal([ImportOutcome.Unchanged, ImportOutcome.Unchanged], again.Lines.Select(line => line.Outcome));
        Assert.False(again.HasTrouble);
        Assert.Equal(before, await import.CountsAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_dry_run_says_the_same_and_writes_nothing(string provider)
    {
        using var import = new ImportRoom(await rooms.OnAsync(provider));
        var number = ImportRoom.Number();
        import.Picture("kho.jpg", APicture.Jpeg(210, 140));
        var file = $"number,language,title,body,section,cover\n{number},vi,Bài {number},<p>Chữ</p>,chinh-sach,kho.jpg\n{number},en,Article {number},<p>Text</p>,,\n{number},fr,Article,,,\n";
        var before = await import.CountsAsync();

        var dry = await import.RunAsync(file, dryRun: true, publisher: import.Room.Publisher);
        Assert.Equal(before, await import.CountsAsync());
        Assert.Empty(Directory.EnumerateFiles(import.Pictures).Except([Path.Combine(import.Pictures, "kho.jpg")]));

        var real = await import.RunAsync(file);
        Assert.Equal(real.Lines.Select(line => (line.Place, line.Outcome, line.Reason?.Code)), dry.Lines.Select(line => (line.Place, line.Outcome, line.Reason?.Code)));
        Assert.Equal("import.picture-without-alt", Assert.Single(dry.Lines[0].Notes, note => note.About is not null).Rule.Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_changed_row_becomes_a_new_draft_version(string provider)
    {
        using var import = new ImportRoom(await rooms.OnAsync(provider));
        var number = ImportRoom.Number();
        await import.RunAsync(ImportRoom.Csv($"{number},vi,Bài {number},,,<p>Một</p>,chinh-sach", $"{number},en,Article {number},,,<p>One</p>,chinh-sach"));
        import.Room.Wait(1);

        var report = await import.RunAsync(ImportRoom.Csv($"{number},vi,Bài {number},,,<p>Hai</p>,chinh-sach", $"{number},en,Article {number},,,<p>One</p>,chinh-sach"));

        Assert.Equal([ImportOutcome.Updated, ImportOutcome.Unchanged], report.Lines.Select(line => line.Outcome));
        var versions = await import.VersionsAsync(number);
        Assert.Equal([("en", 1), ("vi", 1), ("vi", 2)], versions.Select(version => (version.Language, version.Number)));
        Assert.Contains("Hai", versions[2].Fields, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_an_editor_has_changed_since_is_never_written_over(string provider)
    {
        using var import = new ImportRoom(await rooms.OnAsync(provider));
        var number = ImportRoom.Number();
        await import.OneAsync(ImportRoom.Csv($"{number},vi,Bài {number},,,<p>Một</p>,chinh-sach"));
        await EditAsync(import, number, "vi", $"Bài của biên tập {number}");
        import.Room.Wait(1);

        Assert.Equal(ImportOutcome.Unchanged, (await import.OneAsync(ImportRoom.Csv($"{number},vi,Bài {number},,,<p>Một</p>,chinh-sach"))).Outcome);
        var changed = await import.OneAsync(ImportRoom.Csv($"{number},vi,Bài {number},,,<p>Hai</p>,chinh-sach"));

        Assert.Equal((ImportOutcome.Conflict, "import.changed-here", true), (changed.Outcome, changed.Reason?.Code, changed.IsTrouble));
        Assert.Equal($"Bài của biên tập {number}", (await import.VersionsAsync(number))[^1].Title);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_language_may_be_added_to_what_an_editor_changed_and_again_without_a_conflict(string provider)
    {
        using var import = new ImportRoom(await rooms.OnAsync(provider));
        var number = ImportRoom.Number();
        await import.OneAsync($"number,language,title,section,author\n{number},vi,Bài {number},chinh-sach,Hà\n");
        var vi = (await import.VersionsAsync(number))[0];
        var item = (await import.Room.ReadAsync(db => db.Items.SingleAsync(row => row.Id == vi.ItemId, Cancel)));
        await import.Room.Writer.SaveAsync(item.Id, new(item.Revision, An.Fields(("section", "chinh-sach"), ("author", "Minh")), new Dictionary<string, VariantDraft>()), import.Room.Author, Cancel);
        var file = $"number,language,title,section,author\n{number},vi,Bài {number},chinh-sach,Hà\n{number},en,Article {number},chinh-sach,Hà\n";

        import.Room.Wait(1);
        Assert.Equal([ImportOutcome.Unchanged, ImportOutcome.Created], (await import.RunAsync(file)).Lines.Select(line => line.Outcome));
        Assert.Equal([ImportOutcome.Unchanged, ImportOutcome.Unchanged], (await import.RunAsync(file)).Lines.Select(line => line.Outcome));
        Assert.All((await import.VersionsAsync(number)).GroupBy(version => version.Language), same => Assert.Contains("Minh", same.Last().Fields, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_publisher_who_is_somebody_else_publishes_with_the_old_date_and_old_links_lead_there(string provider)
    {
        using var import = new ImportRoom(await rooms.OnAsync(provider));
        var (number, room) = (ImportRoom.Number(), import.Room);
        var row = ImportRoom.Csv($"{number},vi,Bài {number},03/05/2019,,<p>Chữ</p>,chinh-sach");

        Assert.Equal((ImportOutcome.Created, true), (await import.OneAsync(row, publisher: room.Publisher)) is var line ? (line.Outcome, line.Published) : default);
        Assert.False((await import.OneAsync(row, publisher: room.Publisher)).Published);

        var version = Assert.Single(await import.VersionsAsync(number));
        var live = await room.Live.FindAsync(Channel.Portal, "vi", version.ItemId, room.Now, Cancel);
        Assert.Equal(new DateTimeOffset(2019, 5, 2, 17, 0, 0, TimeSpan.Zero), live!.FirstPublished);
        Assert.Null(await room.Live.FindAsync(Channel.Screens, "vi", version.ItemId, room.Now, Cancel));
        var reader = room.Portal.CreateClient(new() { AllowAutoRedirect = false });
        var answer = await reader.GetAsync($"/vi/bai-viet/{number}", Cancel);
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(answer.Headers.Location, Cancel)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_recalled_stays_recalled(string provider)
    {
        using var import = new ImportRoom(await rooms.OnAsync(provider));
        var (number, room) = (ImportRoom.Number(), import.Room);
        await import.OneAsync(ImportRoom.Csv($"{number},vi,Bài {number},,,<p>Chữ</p>,chinh-sach"), publisher: room.Publisher);
        room.Wait(1);
        var version = (await import.VersionsAsync(number))[0];
        await room.RecallAsync(new(version.ItemId, 1, new Dictionary<string, string>()));
        room.Wait(1);

        Assert.Equal((ImportOutcome.Unchanged, false), Ends(await import.OneAsync(ImportRoom.Csv($"{number},vi,Bài {number},,,<p>Chữ</p>,chinh-sach"), publisher: room.Publisher)));
        Assert.Equal((ImportOutcome.Conflict, false), Ends(await import.OneAsync(ImportRoom.Csv($"{number},vi,Bài {number},,,<p>Khác</p>,chinh-sach"), publisher: room.Publisher)));
    }

    [Fact]
    public async Task What_is_not_ready_stays_a_draft_and_the_report_says_why()
    {
        using var import = new ImportRoom(await rooms.OnAsync("Sqlite"));
        var number = ImportRoom.Number();
        var line = await import.OneAsync($"number,language,title\n{number},vi,Bài {number}\n", publisher: import.Room.Publisher);
        Assert.Equal((ImportOutcome.Created, false, "version.not-ready", true), (line.Outcome, line.Published, line.NotPublished?.Code, line.IsTrouble));
        var dry = await import.OneAsync($"number,language,title\n{ImportRoom.Number()},vi,Bài khác\n", dryRun: true, publisher: import.Room.Publisher);
        Assert.Equal("version.not-ready", dry.NotPublished?.Code);
    }

    [Fact]
    public async Task The_author_cannot_publish_what_was_imported_in_their_name()
    {
        using var import = new ImportRoom(await rooms.OnAsync("Sqlite"));
        var refusal = await Assert.ThrowsAsync<Portal.Platform.RuleException>(() => import.RunAsync(ImportRoom.Csv($"{ImportRoom.Number()},vi,Bài,,,,"), publisher: import.Room.Author));
        Assert.Equal("import.publisher-is-author", refusal.Code);
    }

    [Fact]
    public async Task What_somebody_said_of_a_picture_stays_and_only_gaps_are_filled()
    {
        using var import = new ImportRoom(await rooms.OnAsync("Sqlite"));
        var number = ImportRoom.Number();
        import.Picture("b.jpg", APicture.Jpeg(333, 222));
        string File(string language, string alt) => $"number,language,title,cover,pictures\n{number},{language},Bài {language},b.jpg,b.jpg|{alt}\n";
        await import.OneAsync(File("vi", "Lời đầu"));
        await import.OneAsync(File("vi", "Lời khác"));
        await import.OneAsync(File("en", "First words"));

        var cover = FieldSet.Read((await import.VersionsAsync(number))[0].Fields)["cover"].Text;
        var asset = await import.Room.Portal.Services.GetRequiredService<IMediaLibrary>().FindAsync(cover, Cancel);
        Assert.Equal(("Lời đầu", "First words"), (asset!.Alt["vi"], asset.Alt["en"]));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_import_that_breaks_off_leaves_whole_articles_and_goes_on_from_there(string provider)
    {
        using var import = new ImportRoom(await rooms.OnAsync(provider));
        var (first, second) = (ImportRoom.Number(), ImportRoom.Number());
        var file = ImportRoom.Csv($"{first},vi,Bài {first},,,<p>Chữ</p>,chinh-sach", $"{second},vi,Bài {second},,,<p>Chữ</p>,chinh-sach");
        await Assert.ThrowsAsync<IOException>(() => import.RunAsync(file, told: (_, _) => throw new IOException("the power went")));

        Assert.Equal("chinh-sach", Assert.Single(await import.VersionsAsync(first)).SectionKey);
        Assert.Empty(await import.VersionsAsync(second));
        Assert.Equal([ImportOutcome.Unchanged, ImportOutcome.Created], (await import.RunAsync(file)).Lines.Select(line => line.Outcome));
    }

    private static (ImportOutcome, bool) Ends(ImportLine line) => (line.Outcome, line.Published);

    private static async Task EditAsync(ImportRoom import, int number, string language, string title)
    {
        var latest = (await import.VersionsAsync(number)).Last(version => version.Language == language);
        var item = await import.Room.ReadAsync(db => db.Items.SingleAsync(row => row.Id == latest.ItemId, Cancel));
        await import.Room.SaveAsync(new(item.Id, item.Revision, new Dictionary<string, string>()), language, ContentRoom.Text(title));
    }
}
