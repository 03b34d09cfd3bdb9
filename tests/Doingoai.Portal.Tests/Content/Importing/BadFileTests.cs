using System.IO.Compression;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Importing;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Portal.Tests.Media;

namespace Doingoai.Portal.Tests.Content.Importing;

/// <summary>Files as they come out of old systems, and as somebody would make them who means harm.</summary>
[StartsPortal]
public sealed class BadFileTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    public static TheoryData<string> Both => ContentRooms.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task One_bad_row_never_stops_the_others(string provider)
    {
        using var import = new ImportRoom(await rooms.OnAsync(provider));
        var (first, second, third) = (ImportRoom.Number(), ImportRoom.Number(), ImportRoom.Number());

        var report = await import.RunAsync(ImportRoom.Csv(
            $"{first},vi,Bài {first},2019-05-03,,<p>Chữ</p>,chinh-sach",
            ",vi,Không số,,,,",
            "12x,vi,Số sai,,,,",
            $"{second},vi, ,,,,",
            $"{second},fr,Article,,,,",
            $"{second},vi,Bài,,,,khong-co",
            $"{second},vi,Bài,03-2019,,,",
            $"{second},vi,Bài,2999-01-01,,,",
            $"{first},vi,Bài trùng số,,,,",
            $"{second},vi,Bài,,,,chinh-sach,thừa",
            $"{second},vi,{new string('t', 201)},,,,",
            $"{third},vi,Bài {third},3/5/2019,,<p>Chữ</p>,chinh-sach"));

        Assert.Equal(
            [
                null, "import.number-missing", "import.bad-number", "import.title-missing", "import.unknown-language", "import.unknown-section", "import.bad-date", "import.future-date",
                "import.number-twice", "import.too-many-cells", "field.too-long", null,
            ],
            report.Lines.Select(line => line.Reason?.Code));
        Assert.Equal(Enumerable.Range(2, 12), report.Lines.Select(line => line.Place));
        Assert.Equal((2, 10, true), (report.Of(ImportOutcome.Created), report.Of(ImportOutcome.Refused), report.HasTrouble));
        foreach (var (number, versions) in new[] { (first, 1), (second, 0), (third, 1) }) Assert.Equal(versions, (await import.VersionsAsync(number)).Count);
    }

    [Fact]
    public async Task Scripts_go_words_stay_and_the_report_says_so()
    {
        using var import = new ImportRoom(await rooms.OnAsync("Sqlite"));
        var number = ImportRoom.Number();
        var line = await import.OneAsync(ImportRoom.Csv(
            $"{number},vi,Bài {number},,,\"<div onclick=\"\"x()\"\"><font color=red>Đỏ</font></div><script>alert(1)</script><center><b>Giữa</b></center><iframe src=//x></iframe><a href=\"\" java&#10;script:alert(1)\"\">nối</a><img src=\"\"http://x/y.png\"\"><style>p{{}}</style>\",chinh-sach"));

        var body = FieldSet.Read((await import.VersionsAsync(number))[0].Fields)["body"].Text;
        Assert.Equal("<p>Đỏ</p><p><b>Giữa</b></p><a>nối</a>", body);
        Assert.Equal(["iframe, javascript:, onclick, script"], line.Notes.Where(note => note.Rule.Code == "import.thrown-out").Select(note => note.Rule.Arguments[0]));
        Assert.Equal("http://x/y.png", Assert.Single(line.Notes, note => note.Rule.Code == "import.picture-elsewhere").About);
    }

    [Fact]
    public async Task A_missing_or_damaged_picture_is_noted_and_the_article_comes_in()
    {
        using var import = new ImportRoom(await rooms.OnAsync("Sqlite"));
        var number = ImportRoom.Number();
        import.Picture("hong.jpg", [0xFF, 0xD8, 0xFF, 1, 2, 3]);
        import.Picture("chu.txt", "xin chào"u8.ToArray());

        var line = await import.OneAsync($"number,language,title,cover,body\n{number},vi,Bài {number},khong-co.jpg,<p>Chữ <img src=hong.jpg><img src=chu.txt></p>\n");

        Assert.Equal(ImportOutcome.Created, line.Outcome);
        Assert.Equal(
            [("hong.jpg", "media.damaged"), ("chu.txt", "media.not-a-picture"), ("khong-co.jpg", "import.picture-missing")],
            line.Notes.Where(note => note.About is not null).Select(note => (note.About!, note.Rule.Code)));
        Assert.DoesNotContain("<img", (await import.VersionsAsync(number))[0].Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_run_again_without_its_pictures_takes_none_out_of_a_text()
    {
        using var import = new ImportRoom(await rooms.OnAsync("Sqlite"));
        var number = ImportRoom.Number();
        import.Picture("cho.jpg", APicture.Jpeg(60, 40));
        import.Picture("bia.jpg", APicture.Jpeg(40, 60));
        string File(string text) => $"number,language,title,cover,body\n{number},vi,Bài {number},bia.jpg,<p>{text} <img src=cho.jpg></p>\n";
        Assert.Equal(ImportOutcome.Created, (await import.OneAsync(File("Chợ"))).Outcome);

        System.IO.File.Delete(Path.Combine(import.Pictures, "bia.jpg")); // the cover stays as it was
        Assert.Equal(ImportOutcome.Updated, (await import.OneAsync(File("Chợ phiên"))).Outcome);
        System.IO.File.Delete(Path.Combine(import.Pictures, "cho.jpg"));
        foreach (var dryRun in new[] { true, false })
        {
            var again = await import.OneAsync(File("Chợ phiên"), dryRun);
            Assert.Equal((ImportOutcome.Refused, "import.pictures-needed"), (again.Outcome, again.Reason?.Code));
        }

        Assert.Equal(2, (await import.VersionsAsync(number)).Count);
    }

    [Theory]
    [InlineData("../../etc/passwd", "")]
    [InlineData("a/../../b.jpg", "")]
    [InlineData("..\\b.jpg", "")]
    [InlineData("C:\\anh\\b.jpg", "")]
    [InlineData("lien-ket.jpg", "")]
    [InlineData("thu-muc/ngoai.jpg", "")]
    [InlineData("", "<img src='../ngoai.jpg'>")]
    [InlineData("", "<img src='%2e%2e/ngoai.jpg'>")]
    public async Task A_picture_path_that_leads_out_of_the_folder_is_refused(string cover, string body)
    {
        using var import = new ImportRoom(await rooms.OnAsync("Sqlite"));
        var outside = Directory.CreateTempSubdirectory("doingoai-outside-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(outside, "ngoai.jpg"), APicture.Jpeg(50, 50), ContentRoom.Cancel);
        File.CreateSymbolicLink(Path.Combine(import.Pictures, "lien-ket.jpg"), Path.Combine(outside, "ngoai.jpg"));
        Directory.CreateSymbolicLink(Path.Combine(import.Pictures, "thu-muc"), outside);
        var number = ImportRoom.Number();

        var line = await import.OneAsync($"number,language,title,cover,body\n{number},vi,Bài,{cover},{body}\n");

        Assert.Equal((ImportOutcome.Refused, "import.picture-outside"), (line.Outcome, line.Reason?.Code));
        Assert.Empty(await import.VersionsAsync(number));
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public async Task Pictures_come_out_of_an_archive_but_never_more_than_a_picture_may_be_large()
    {
        using var import = new ImportRoom(await rooms.OnAsync("Sqlite"));
        var number = ImportRoom.Number();
        var archive = Path.Combine(import.Pictures, "anh.zip");
        await PackAsync(archive);

        var report = await import.RunAsync(
            $"number,language,title,cover,body\n{number},vi,Bài {number},Anh\\cho.jpg,<p>Chữ <img src=bom.jpg></p>\n", pictures: new ZipPictures(File.OpenRead(archive)));

        var line = Assert.Single(report.Lines);
        Assert.Equal(("bom.jpg", "media.too-large"), (line.Notes.Single(note => note.About == "bom.jpg").About, line.Notes.Single(note => note.About == "bom.jpg").Rule.Code));
        Assert.Contains("cover", FieldSet.Read((await import.VersionsAsync(number))[0].Fields).Keys);
    }

    [Fact]
    public void An_archive_that_is_none_is_refused() =>
        Assert.Equal("import.zip-damaged", Assert.Throws<RuleException>(() => new ZipPictures(new MemoryStream("PK but not really"u8.ToArray()))).Code);

    [Fact]
    public async Task Fifty_megabytes_in_one_field_are_refused_and_cost_nobody_else()
    {
        using var import = new ImportRoom(await rooms.OnAsync("Sqlite"));
        var (large, small) = (ImportRoom.Number(), ImportRoom.Number());

        var report = await import.RunAsync(ImportRoom.Csv($"{large},vi,Bài lớn,,,{new string('x', 50 * 1024 * 1024)},", $"{small},vi,Bài {small},,,<p>Chữ</p>,chinh-sach"));

        Assert.Equal(["import.cell-too-large", null], report.Lines.Select(line => line.Reason?.Code));
    }

    [Theory]
    [InlineData(80_000)]
    [InlineData(201)]
    public async Task Elements_nested_beyond_reason_harm_nobody(int depth)
    {
        using var import = new ImportRoom(await rooms.OnAsync("Sqlite"));
        var number = ImportRoom.Number();
        var line = await import.OneAsync(ImportRoom.Csv($"{number},vi,Bài {number},,,{string.Concat(Enumerable.Repeat("<blockquote>", depth))}Chữ,chinh-sach"));
        Assert.Equal((ImportOutcome.Refused, "import.too-tangled"), (line.Outcome, line.Reason?.Code));
    }

    private static async Task PackAsync(string archive)
    {
        await using var file = File.Create(archive);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        await using (var entry = zip.CreateEntry("anh/cho.jpg").Open()) await entry.WriteAsync(APicture.Jpeg(260, 180), ContentRoom.Cancel);
        await using var bomb = zip.CreateEntry("bom.jpg", CompressionLevel.Fastest).Open();
        var zeros = new byte[1024 * 1024];
        for (var written = 0; written < 80; written++) await bomb.WriteAsync(zeros, ContentRoom.Cancel);
    }
}
