using System.Text;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Importing;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Importing;

/// <summary>A portal that takes files in, and a folder of pictures beside them.</summary>
internal sealed class ImportRoom(ContentRoom room) : IDisposable
{
    private static int _numbers = 50_000;

    public ContentRoom Room => room;

    public string Pictures { get; } = Directory.CreateTempSubdirectory("doingoai-import-").FullName;

    public static int Number() => Interlocked.Increment(ref _numbers);

    /// <summary>A table of the common columns and these rows.</summary>
    public static string Csv(params string[] rows) => "number,language,title,date,summary,body,section\n" + string.Join('\n', rows) + "\n";

    public Task<ImportReport> RunAsync(string text, bool dryRun = false, Person? publisher = null, IPictureSource? pictures = null, Action<ImportLine, bool>? told = null) =>
        RunAsync(Encoding.UTF8.GetBytes(text), dryRun, publisher, pictures, told);

    public async Task<ImportReport> RunAsync(byte[] file, bool dryRun = false, Person? publisher = null, IPictureSource? pictures = null, Action<ImportLine, bool>? told = null)
    {
        await using var scope = room.Portal.Services.CreateAsyncScope();
        using var source = pictures ?? new FolderPictures(Pictures);
        return await scope.ServiceProvider.GetRequiredService<ImportArticles>().RunAsync(new(file, source, room.Author, publisher, dryRun, told), ContentRoom.Cancel);
    }

    /// <summary>Only the one line of a file with one article.</summary>
    public async Task<ImportLine> OneAsync(string text, bool dryRun = false, Person? publisher = null) => Assert.Single((await RunAsync(text, dryRun, publisher)).Lines);

    public void Picture(string path, byte[] bytes)
    {
        var file = Path.Combine(Pictures, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    public Task<List<ItemVersion>> VersionsAsync(int number) => room.ReadAsync(db => (
        from item in db.Items
        join version in db.Versions on item.Id equals version.ItemId
        where item.LegacyNumber == number
        orderby version.Language, version.Number
        select version).AsNoTracking().ToListAsync(ContentRoom.Cancel));

    /// <summary>How many rows every table has.</summary>
    public async Task<string> CountsAsync()
    {
        await using var db = await room.Portal.Dbs.CreateDbContextAsync(ContentRoom.Cancel);
        var counts = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned() && !type.ClrType.Name.Contains("Lease", StringComparison.Ordinal)).OrderBy(type => type.Name, StringComparer.Ordinal))
            counts.Add($"{type.ClrType.Name} {await CountAsync(db, type.ClrType)}");
        return string.Join('\n', counts);
    }

    public void Dispose() => Directory.Delete(Pictures, recursive: true);

    private static Task<int> CountAsync(PortalDb db, Type entity) =>
        (Task<int>)typeof(ImportRoom).GetMethod(nameof(CountOfAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(entity).Invoke(null, [db])!;

    private static Task<int> CountOfAsync<T>(PortalDb db)
        where T : class => db.Set<T>().CountAsync(ContentRoom.Cancel);
}
