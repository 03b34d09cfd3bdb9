using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Media.Api;
using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Media.Renditions;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;

namespace Doingoai.Portal.Media;

/// <summary>The door of pictures and videos: assets by SHA-256, their renditions and rights.</summary>
internal static class MediaModule
{
    /// <summary>Megabyte-sized answers stall on Kestrel's default of 64 KiB in flight.</summary>
    private const int InFlight = 1024 * 1024;

    public static void AddMedia(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxResponseBufferSize = InFlight);

        var services = builder.Services;
        services.AddOptions<MediaOptions>().BindConfiguration(MediaOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddModelPart<MediaModel>();
        services.AddTexts<Texts>();
        services.AddNavEntry<Texts>(new(NavSection.Content, 30, "Media", "/admin/media", "photo_library", Permission.ManageMedia));
        services.AddSingleton<BlobFolder>();
        services.AddSingleton<IBlobStore, BlobFiles>();
        services.AddSingleton<PictureWorkers>();
        services.AddSingleton<PictureIntake>();
        services.AddSingleton<MediaIntake>();
        services.AddSingleton<UploadMedia>();
        services.AddSingleton<DescribeMedia>();
        services.AddSingleton<IMediaLibrary, MediaLibrary>();
        services.AddSingleton<RenditionCache>();
        services.AddSingleton<MediaGate>();
        services.AddSingleton<IMediaAudience, EditorsAudience>();
        services.AddSingleton<IRecipeStep, MediaStep>();
    }

    public static void MapMedia(this WebApplication app) => app.MapMediaApi();
}
