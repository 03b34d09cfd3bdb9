using Doingoai.Portal.Site.Themes;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Site.Themes;

/// <summary>A portal with a copy of the shipped theme that a test may spoil.</summary>
internal sealed class ThemeRoom : IAsyncDisposable
{
    private static readonly string All = Path.Combine(AppContext.BaseDirectory, "themes");
    private readonly string _name = $"test-{Guid.NewGuid():N}";
    private readonly PortalFixture _portal;

    private ThemeRoom() => _portal = new PortalFixture { Settings = new() { ["Site:Theme"] = _name } };

    public HttpClient Reader { get; private set; } = null!;

    public Theme Theme => _portal.Services.GetRequiredService<Theme>();

    public static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(All, _name);

    /// <param name="file">Spoiled before the portal starts.</param>
    public static async Task<ThemeRoom> OpenAsync(string? file = null, string content = "")
    {
        var room = new ThemeRoom();
        foreach (var one in Directory.EnumerateFiles(Path.Combine(All, "doingoai"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(room.Folder, Path.GetRelativePath(Path.Combine(All, "doingoai"), one));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(one, copy);
        }

        if (file is not null) room.Write(file, content);
        await room._portal.InitializeAsync();
        room.Reader = room._portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        return room;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(Folder, file), content);

    /// <summary>As a designer saves a file.</summary>
    public void Change(string file, string content)
    {
        Write(file, content);
        Theme.Look();
    }

    public Task<string> HomeAsync() => Reader.GetStringAsync("/vi", Cancel);

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
